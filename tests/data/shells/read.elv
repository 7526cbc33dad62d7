use str
cd $E:FILES
from-lines < $E:ASK | each {|line|
    echo '> '$line
    $edit:completion:arg-completer[errcat] (str:split ' ' $line) | each {|found|
        if (eq (kind-of $found) string) {
            set found = [&stem=$found &display='']
        }
        if (str:has-prefix $found[stem] [(str:split ' ' $line)][-1]) {
            echo $found[stem]"\t"$found[display]
        }
    }
} > $E:OUT.new
e:mv $E:OUT.new $E:OUT
