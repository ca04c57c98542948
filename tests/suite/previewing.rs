//! The program previewing a new site, and a browser of few lines. Every wait has an end,
//! and the program is stopped with the test.

use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a test waits for anything.
pub const PATIENCE: Duration = Duration::from_secs(10);

pub const GONGKAI: &str = env!("CARGO_BIN_EXE_gongkai");

/// A new site in a folder of its own; the program once it runs.
pub struct Preview {
    folder: tempfile::TempDir,
    /// The running program.
    pub child: Option<Child>,
    /// Where it listens.
    pub port: u16,
    said: Option<Receiver<String>>,
}

/// An answer over HTTP; the head in lower case.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Preview {
    pub fn new_site() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let made = Command::new(GONGKAI).arg("init").arg(folder.path()).output();
        assert!(made.expect("the program runs").status.success());
        Self { folder, child: None, port: 0, said: None }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn save(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder");
        fs::write(path, text).expect("a file can be written");
    }

    pub fn listing(&self) -> BTreeSet<OsString> {
        let entries = fs::read_dir(self.folder.path()).expect("the site is there");
        entries.map(|entry| entry.expect("an entry can be read").file_name()).collect()
    }

    /// Starts the program and waits until it names its address.
    pub fn started(mut self, arguments: &[&str]) -> Self {
        let mut child = Command::new(GONGKAI)
            .arg("serve")
            .arg("--site")
            .arg(self.folder.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let (sender, said) = channel();
        let out: Box<dyn Read + Send> = Box::new(child.stdout.take().expect("piped"));
        let err: Box<dyn Read + Send> = Box::new(child.stderr.take().expect("piped"));
        for pipe in [out, err] {
            let sender = sender.clone();
            thread::spawn(move || {
                let lines = BufReader::new(pipe).lines().map_while(Result::ok);
                lines.for_each(|line| drop(sender.send(line)));
            });
        }
        self.child = Some(child);
        self.said = Some(said);
        let line = self.said_until("预览：");
        let address = line.trim_start_matches("预览：http://127.0.0.1:").trim_end_matches('/');
        self.port = address.parse().expect("the address names the loopback host and a port");
        self
    }

    /// Everything said up to a line with `text`.
    pub fn said_until(&self, text: &str) -> String {
        let said = self.said.as_ref().expect("the program was started");
        let until = Instant::now() + PATIENCE;
        let mut all = String::new();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = said.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("“{text}” was not said:\n{all}"));
            if line.contains(text) {
                return if text == "预览：" { line } else { all + &line };
            }
            all.push_str(&line);
            all.push('\n');
        }
    }

    fn connect(&self, address: &str, host: &str) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        let request =
            format!("GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        (&stream).write_all(request.as_bytes()).expect("a request can be sent");
        stream
    }

    pub fn get_as(&self, address: &str, host: &str) -> Answer {
        let mut bytes = Vec::new();
        self.connect(address, host).read_to_end(&mut bytes).expect("an answer in time");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an HTTP answer");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_ascii_lowercase(),
            body: body.to_owned(),
        }
    }

    pub fn get(&self, address: &str) -> Answer {
        self.get_as(address, "127.0.0.1")
    }

    pub fn status(&self) -> Json {
        serde_json::from_str(&self.get("/__gongkai/status").body).expect("the status is JSON")
    }

    /// Asks until the last build is as it should be.
    pub fn status_once(&self, ok: bool) -> Json {
        let until = Instant::now() + PATIENCE;
        loop {
            let status = self.status();
            if status["ok"] == ok {
                return status;
            }
            assert!(Instant::now() < until, "still {status}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Listens to the stream of builds; gives the data of each event.
    pub fn events(&self) -> Receiver<String> {
        let stream = self.connect("/__gongkai/events", "127.0.0.1");
        let (sender, data) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if let Some(text) = line.strip_prefix("data:") {
                    let _ = sender.send(text.trim().to_owned());
                }
            }
        });
        data
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
