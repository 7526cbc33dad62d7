//! Limits of the system.

use std::process::Command;

use crate::process::new_file;

/// With little memory, the system refuses threads before it refuses processes.
#[test]
fn a_refused_thread_is_an_error_before_the_command_runs() {
    let file = new_file("limits");
    let mut refused = 0;
    for kibibytes in (10_000..50_000).step_by(500) {
        let script = "ulimit -v \"$1\" && echo input | \"$2\" run --retries 1 -- tee \"$3\"";
        let output = Command::new("sh")
            .args(["-c", script, "sh"])
            .arg(kibibytes.to_string())
            .arg(assert_cmd::cargo::cargo_bin!("errcat"))
            .arg(&file)
            .output()
            .expect("it starts");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!stderr.contains("failed to spawn"), "{kibibytes}: {stderr}");
        if stderr.starts_with("error: cannot run") {
            refused += 1;
            assert_eq!(output.status.code(), Some(126), "{kibibytes}");
            assert!(!file.exists(), "{kibibytes}");
        }
        let _ = std::fs::remove_file(&file);
    }
    assert!(refused > 0);
}
