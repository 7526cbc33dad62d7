//! The pictures show the screen after real runs, for light and dark pages.

use anstyle_svg::{Palette, Term};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::help::commands_of;
use crate::{command, project, pty, run};

/// A picture of a run on a terminal.
struct Picture {
    /// The name of the file. That of a command is in `docs/commands.md`.
    name: &'static str,
    /// The command above the output.
    shown: &'static str,
    /// The shell line that runs. A capture of what a client prints takes the place of the client.
    line: &'static str,
}

const PICTURES: [Picture; 12] = [
    Picture {
        name: "diagnose",
        shown: "curl -sSi \"$URL\" | errcat",
        line: "errcat < tests/data/diagnose/curl-head.in",
    },
    Picture {
        name: "detail",
        shown: "errcat build.txt",
        line: "errcat < tests/data/diagnose/template-failure.in",
    },
    Picture {
        name: "explain",
        shown: "errcat explain transition_in_progress",
        line: "errcat explain transition_in_progress",
    },
    Picture {
        name: "list",
        shown: "errcat list --category volumes",
        line: "errcat list --category volumes",
    },
    Picture {
        name: "triage",
        shown: "errcat triage app.log",
        line: "errcat triage < tests/data/triage/app.log",
    },
    Picture {
        name: "run",
        shown: "errcat run --retries 4 -- curl -sSi \"$URL\"",
        line: "errcat run --retries 4 -- sh -c '
            response=rate-limit
            mkdir \"$0/tried\" 2>/dev/null || response=quota
            printf HTTP/1.1\\ && cat tests/data/run/responses/$response.http
            ' \"$(mktemp -d)\"",
    },
    Picture {
        name: "check",
        shown: "errcat check openapi.yaml",
        line: "cd \"$(mktemp -d)\"
            cp \"$OLDPWD/tests/data/check/example.yaml\" openapi.yaml
            errcat check openapi.yaml",
    },
    Picture {
        name: "export",
        shown: "errcat export python --check errors.py",
        line: "cd \"$(mktemp -d)\"
            errcat export python | sed 's/^\"\"\"Volume busy\\./\"\"\"In use./' > errors.py
            errcat export python --check errors.py",
    },
    Picture {
        name: "schema",
        shown: "errcat schema run | head -n 20",
        line: "errcat schema run | head -n 20",
    },
    Picture {
        name: "completions",
        shown: "errcat explain volume_<Tab><Tab>",
        line: "bash -c 'source <(errcat completions bash)
            COMP_WORDS=(errcat explain volume_) COMP_CWORD=2
            _errcat errcat volume_ explain 2>/dev/null
            printf \"%s\\n\" \"${COMPREPLY[@]}\"'",
    },
    Picture {
        name: "man",
        shown: "errcat man --out ~/.local/share/man/man1 && ls ~/.local/share/man/man1",
        line: "cd \"$(mktemp -d)\" && errcat man --out . && ls",
    },
    Picture {
        name: "help",
        shown: "errcat list -h",
        line: "errcat list -h",
    },
];

/// While `errcat run` waits, until it prints this.
const COUNTDOWN: (Picture, &str) = (
    Picture {
        name: "countdown",
        shown: "errcat run --retries 4 -- curl -sSi \"$URL\"",
        line: "errcat run --retries 4 -- sh -c '
            response=rate-limit
            mkdir \"$0/tried\" 2>/dev/null || response=ok
            printf HTTP/1.1\\ && sed s/^Retry-After:.*/Retry-After:\\ 3/ tests/data/run/responses/$response.http
            ' \"$(mktemp -d)\"",
    },
    "errcat: trying again in 3 s",
);

/// The width of the terminal.
const COLUMNS: u16 = 80;

/// The width of the text in a picture, where a column has 8.4 pixels.
const TEXT_WIDTH: usize = 672;

/// The largest size of a picture, in bytes.
const MAX_SIZE: usize = 30_000;

/// The colors of a terminal.
struct Theme {
    name: &'static str,
    text: u32,
    background: u32,
    /// Black, red, green, yellow, blue, magenta, cyan and white.
    colors: [u32; 8],
}

/// Each color has a contrast to its background of at least 4.5 to 1.
const THEMES: [Theme; 2] = [
    Theme {
        name: "light",
        text: 0x1f_23_28,
        background: 0xf6_f8_fa,
        colors: [
            0x1f_23_28, 0xcf_22_2e, 0x11_63_29, 0x7d_4e_00, 0x09_69_da, 0x82_50_df, 0x1b_7c_83,
            0x59_63_6e,
        ],
    },
    Theme {
        name: "dark",
        text: 0xe6_ed_f3,
        background: 0x16_1b_22,
        colors: [
            0x8b_94_9e, 0xff_7b_72, 0x3f_b9_50, 0xd2_99_22, 0x58_a6_ff, 0xbc_8c_ff, 0x39_c5_cf,
            0xe6_ed_f3,
        ],
    },
];

impl Theme {
    /// Draws a screen.
    fn draw(&self, screen: &str) -> String {
        let [black, red, green, yellow, blue, magenta, cyan, white] = self.colors;
        let colors = [
            black, red, green, yellow, blue, magenta, cyan, white, black, red, green, yellow, blue,
            magenta, cyan, white,
        ];
        let term = Term::new()
            .palette(Palette::from(colors.map(|color| rgb(color).into())))
            .fg_color(rgb(self.text).into())
            .bg_color(rgb(self.background).into())
            .min_width_px(TEXT_WIDTH);
        let svg = term.render_svg(screen);
        let quoted: Vec<_> = svg.split('"').collect();
        let [width, height] = [quoted[1], quoted[3]].map(|length| {
            let pixels = length.trim_end_matches("px");
            pixels.parse::<u32>().expect("a size is a number")
        });
        // The same space below the text as above it.
        let height = height + 8;
        // On a narrow page, a view box shrinks the picture instead of cutting it off.
        let size = format!(
            "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}px\" height=\"{height}px\""
        );
        let end = svg.find(" xmlns=").expect("it has a namespace");
        format!("{size}{}", &svg[end..])
            // The default is hard to read.
            .replace(".dimmed { opacity: 0.4; }", ".dimmed { opacity: 0.7; }")
    }
}

fn rgb(color: u32) -> (u8, u8, u8) {
    let [_, red, green, blue] = color.to_be_bytes();
    (red, green, blue)
}

/// Returns what a terminal shows after this: `errcat run` erases its countdown, and plain lines of
/// other programs may be too long. errcat wraps its own lines.
fn shown(written: &str) -> String {
    let screen = pty::without_erased(written);
    let lines = screen.lines().flat_map(|line| {
        let width = if line.contains('\u{1b}') {
            usize::MAX
        } else {
            usize::from(COLUMNS)
        };
        let mut rest = Some(line);
        std::iter::from_fn(move || {
            let line = rest.take()?;
            let end = line.char_indices().nth(width).map(|(end, _)| end);
            rest = end.map(|end| &line[end..]);
            Some(end.map_or(line, |end| &line[..end]))
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Picture {
    /// Runs the line. Returns everything that the terminal gets.
    fn run(&self) -> String {
        let mut shell = command("sh");
        shell.args(["-c", self.line]);
        pty::run(shell, None, COLUMNS).1
    }

    /// Compares the picture of a screen with the file, in both themes.
    fn compare(&self, screen: &str) {
        let name = self.name;
        let screen = format!("$ {}\n{}", self.shown, shown(screen.trim_end()));
        for theme in THEMES {
            let svg = theme.draw(&screen);
            assert!(svg.len() < MAX_SIZE, "{name}: {} bytes", svg.len());
            // To draw the pictures again: SNAPSHOTS=overwrite cargo test --test docs
            let path = project(&format!("docs/images/{name}-{}.svg", theme.name));
            let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
            Assert::new().action_env("SNAPSHOTS").eq(svg, expected);
        }
    }
}

#[test]
fn pictures_show_the_screen() {
    for picture in PICTURES {
        picture.compare(&picture.run());
    }
}

#[test]
fn a_picture_shows_the_countdown() {
    let (picture, last) = COUNTDOWN;
    let screen = picture.run();
    let (before, _) = screen.split_once(last).expect("errcat waits");
    picture.compare(&format!("{before}{last}"));
}

#[test]
fn the_page_about_commands_has_a_picture_of_each() {
    let page = include_str!("../../docs/commands.md");
    for name in commands_of(&run("errcat -h")) {
        let section = page
            .split("\n## ")
            .find(|part| part.starts_with(&format!("{name}\n")));
        let image = format!("src=\"images/{name}-light.svg\"");
        assert!(
            section.is_some_and(|section| section.contains(&image)),
            "docs/commands.md has no picture of {name}"
        );
    }
}

/// The relative luminance of a color, as WCAG 2 defines it.
fn luminance(color: u32) -> f64 {
    let (red, green, blue) = rgb(color);
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[test]
fn colors_are_legible() {
    for theme in THEMES {
        for color in theme.colors.into_iter().chain([theme.text]) {
            let (text, background) = (luminance(color), luminance(theme.background));
            let (lighter, darker) = (text.max(background), text.min(background));
            let contrast = (lighter + 0.05) / (darker + 0.05);
            assert!(
                contrast >= 4.5,
                "{} #{color:06x}: {contrast:.1}",
                theme.name
            );
        }
    }
}
