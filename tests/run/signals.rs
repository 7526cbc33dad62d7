//! Signals reach the command, and no process is left.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::process::{FAIL, errcat_run, new_file, run, wait_until};

/// The signals that errcat passes on.
const SIGNALS: [Signal; 6] = [
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::TERM,
    Signal::USR1,
    Signal::USR2,
];

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).expect("it runs");
}

fn wait(child: &mut Child) -> ExitStatus {
    child.wait().expect("it ends")
}

/// Reads a process ID from a file that a script writes when it is ready.
fn pid(file: &Path) -> Pid {
    let read = || fs::read_to_string(file).ok()?.trim().parse().ok();
    wait_until(|| read().is_some(), "the command is ready");
    read().and_then(Pid::from_raw).expect("it is a process ID")
}

fn is_running(pid: Pid) -> bool {
    test_kill_process(pid).is_ok()
}

#[test]
fn signals_are_passed_to_the_command() {
    for flags in ["", "--retries 2"] {
        for signal in SIGNALS {
            let name = format!("passed{flags}-{}", signal.as_raw());
            let file = new_file(&name);
            let script = format!("ulimit -c 0; echo $$ >'{}'; exec sleep 60", file.display());
            let mut child = run(flags, &script).spawn().expect("it starts");
            let pid = pid(&file);
            send(&child, signal);
            assert_eq!(wait(&mut child).signal(), Some(signal.as_raw()), "{flags}");
            assert!(!is_running(pid), "{flags} {signal:?}");
        }
    }
}

#[test]
fn errcat_waits_for_a_command_that_handles_or_ignores_a_signal() {
    for (name, script, exit) in [
        ("handles", "trap 'echo got; exit 7' TERM", 7),
        ("ignores", "trap '' TERM", 4),
        // An API error after a signal is not repeated.
        ("fails", "trap fail TERM", 22),
    ] {
        for flags in ["", "--retries 2"] {
            let (ready, end) = (
                new_file(&format!("{name}{flags}")),
                new_file(&format!("{name}-end")),
            );
            let script = format!(
                "{FAIL} {script}; echo $$ >>'{}'; while [ ! -e '{}' ]; do sleep 0.01; done; exit 4",
                ready.display(),
                end.display()
            );
            let mut child = run(flags, &script).spawn().expect("it starts");
            let pid = pid(&ready);
            for _ in 0..3 {
                let _ = kill_process(Pid::from_child(&child), Signal::TERM);
            }
            if name == "ignores" {
                std::thread::sleep(Duration::from_millis(100));
                assert!(is_running(pid) && matches!(child.try_wait(), Ok(None)));
                fs::write(&end, "").expect("the folder is writable");
            }
            assert_eq!(wait(&mut child).code(), Some(exit), "{name} {flags}");
            let tries = fs::read_to_string(&ready).expect("it was written");
            assert_eq!(tries.lines().count(), 1, "{name} {flags}");
        }
    }
}

#[test]
fn a_signal_ends_the_delay_before_the_next_try() {
    for signal in SIGNALS {
        let file = new_file(&format!("wait-{}", signal.as_raw()));
        let script = FAIL.replace("After: 0", "After: 50")
            + &format!("echo $$ >>'{}'; fail", file.display());
        let mut child = run("--retries 2", &script).spawn().expect("it starts");
        let pid = pid(&file);
        wait_until(|| !is_running(pid), "the first try ends");
        std::thread::sleep(Duration::from_millis(100));
        let start = Instant::now();
        send(&child, signal);
        assert_eq!(wait(&mut child).signal(), Some(signal.as_raw()));
        assert!(start.elapsed() < Duration::from_secs(10));
        let tries = fs::read_to_string(&file).expect("it was written");
        assert_eq!(tries.lines().count(), 1);
    }
}

#[test]
fn a_signal_ends_errcat_while_a_background_process_runs() {
    let file = new_file("background");
    let script = format!("sleep 60 & echo $! >'{}'; exit 5", file.display());
    let mut child = run("", &script).spawn().expect("it starts");
    let pid = pid(&file);
    std::thread::sleep(Duration::from_millis(300));
    assert!(matches!(child.try_wait(), Ok(None)));
    send(&child, Signal::TERM);
    assert_eq!(wait(&mut child).code(), Some(5));
    let _ = kill_process(pid, Signal::KILL);
}

/// The terminal sends Ctrl-C to errcat and to the command.
#[test]
#[ignore = "needs Python"]
fn ctrl_c_reaches_the_command_once() {
    let python = r#"
import os, pty, sys
child = """
import signal, sys, time
count = []
signal.signal(signal.SIGINT, lambda *_: count.append(1))
print('ready', flush=True)
while not count: time.sleep(0.01)
time.sleep(0.3)
sys.exit(10 + len(count))
"""
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], 'run', '--', sys.executable, '-c', child])
while b'ready' not in os.read(terminal, 100): pass
os.write(terminal, b'\x03')
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
"#;
    let status = Command::new("python3")
        .args(["-c", python])
        .arg(assert_cmd::cargo::cargo_bin!("errcat"))
        .stdin(Stdio::null())
        .status();
    assert_eq!(status.expect("Python starts").code(), Some(11));
}

#[test]
fn signals_stay_ignored_under_nohup() {
    let file = new_file("nohup");
    let script = format!("echo $$ >'{}'; sleep 0.3; exit 9", file.display());
    let errcat = errcat_run(&["--retries", "2", "--", "sh", "-c", &script]);
    let mut child = Command::new("nohup")
        .arg(errcat.get_program())
        .args(errcat.get_args())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let _ = pid(&file);
    send(&child, Signal::HUP);
    assert_eq!(wait(&mut child).code(), Some(9));
}
