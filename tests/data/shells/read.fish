cd $FILES
begin
    for line in (cat $ASK)
        echo "> $line"
        complete -C $line
    end
end >$OUT.new
mv $OUT.new $OUT
