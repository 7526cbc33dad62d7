//! Reads YAML into a document.

use std::cell::Cell;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use super::SpecError;
use super::document::{Builder, Document, NodeId, Position};
use super::yaml_starts::Starts;

/// How far the parser may read for the next event, in characters. It keeps up to 170 bytes for each
/// character of a list or object in brackets until its end, in case that it is a key.
const MAX_AHEAD: usize = 256 << 10;

/// How many values may have an anchor.
const MAX_ANCHORS: usize = 10_000;

/// Reads the only document of a stream.
pub(super) fn read(text: &str) -> Result<Document, SpecError> {
    let ahead = Cell::new(0);
    // The text seems to end where the parser has read too far.
    let chars = text.chars().take_while(|_| {
        ahead.set(ahead.get() + 1);
        ahead.get() <= MAX_AHEAD
    });
    let mut last = Position { line: 1, column: 1 };
    let mut builder = Builder::default();
    let mut anchors = HashMap::new();
    let mut documents = 0;
    let mut starts = Starts::new(text);
    let mut parser = Parser::new_from_iter(chars);
    while let Some(event) = parser.next_event() {
        if ahead.replace(0) > MAX_AHEAD {
            return Err(SpecError::value_too_long(last));
        }
        let (event, span) = event.map_err(|error| syntax_error(&error))?;
        let position = position(&starts.start(&event, &span));
        last = position;
        let mut anchored = |anchor: usize, id: Option<NodeId>| {
            // Without an anchor, it is 0.
            if let (Some(id), 1..) = (id, anchor) {
                anchors.insert(anchor, id);
            }
            if anchors.len() > MAX_ANCHORS {
                return Err(SpecError::too_many_anchors(position));
            }
            Ok(())
        };
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(SpecError::SeveralDocuments);
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let is_quoted = style != ScalarStyle::Plain;
                anchored(anchor, builder.scalar(&text, is_quoted, position)?)?;
            }
            Event::SequenceStart(anchor, _) => {
                anchored(anchor, Some(builder.open(false, position)?))?;
            }
            Event::MappingStart(anchor, _) => {
                anchored(anchor, Some(builder.open(true, position)?))?;
            }
            Event::SequenceEnd | Event::MappingEnd => builder.close()?,
            Event::Alias(anchor) => {
                // The anchor of a key has no node.
                let target = anchors.get(&anchor).copied();
                let target = target.ok_or(SpecError::alias_of_key(position))?;
                builder.alias(target, position)?;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    Ok(builder.finish())
}

fn position(marker: &Marker) -> Position {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position {
        line: number(marker.line()).max(1),
        column: number(marker.col()).saturating_add(1),
    }
}

fn syntax_error(error: &ScanError) -> SpecError {
    SpecError::syntax("YAML", error.info(), position(error.marker()))
}
