//! A real mail server (Exim) and a real mailbox server (Dovecot) for the length of a test: on free ports of this computer, with
//! certificates of an authority that nobody knows. What they are told stays in a temporary folder.
//!
//! hr@test.example and alice@test.example are there, with the password `secret`. `nouser@` is refused, `grey@` (who is Alice, too) is put
//! off until the sender is known, `late@` is taken and then comes back; more than a megabyte is refused by its size.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;

pub struct RealServers {
    folder: TempDir,
    pub smtps: u16,
    pub submission: u16,
    pub imap: u16,
    pub imaps: u16,
    /// The authority's certificate, as PEM.
    pub authority: String,
    exim: Child,
    dovecot: Child,
}

/// Whoever runs them: they refuse to be run by root.
const NOBODY: u32 = 65_534;
const READY_WITHIN: Duration = Duration::from_secs(30);

impl RealServers {
    /// None where they are not installed, which is said.
    pub fn start() -> Option<Self> {
        let (Some(dovecot), Some(exim)) = (installed("dovecot"), installed("exim4").or_else(|| installed("exim")))
        else {
            println!("skipped: Exim and Dovecot (exim4-daemon-light, dovecot-imapd) are not installed");
            return None;
        };
        let folder = TempDir::new().unwrap();
        let place = folder.path();
        for name in ["run", "mail", "spool", "log"] {
            fs::create_dir(place.join(name)).unwrap();
        }
        let authority = certificates(place);
        let [smtps, submission, imap, imaps] = free_ports();
        fs::write(place.join("users"), "hr@test.example:secret\nalice@test.example:secret\n").unwrap();
        let owner = fs::metadata(place).unwrap();
        let is_root = owner.uid() == 0;
        let (user, group) =
            if is_root { ("nobody".to_owned(), "nogroup".to_owned()) } else { (name_of("-un"), name_of("-gn")) };
        let filled = |text: &str| {
            text.replace("{D}", &place.display().to_string())
                .replace("{U}", &user)
                .replace("{G}", &group)
                .replace("{IMAP}", &imap.to_string())
                .replace("{IMAPS}", &imaps.to_string())
                .replace("{SMTPS}", &smtps.to_string())
                .replace("{SUBMISSION}", &submission.to_string())
        };
        fs::write(place.join("dovecot.conf"), filled(DOVECOT)).unwrap();
        fs::write(place.join("exim.conf"), filled(EXIM)).unwrap();
        if is_root {
            give_away(place);
        }
        let run = |program: &Path, arguments: &[&str], config: &str| {
            let mut command = Command::new(program);
            command.args(arguments).arg(place.join(config)).current_dir(place);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            if is_root {
                command.uid(NOBODY).gid(NOBODY);
            }
            command.spawn().unwrap()
        };
        let dovecot = run(&dovecot, &["-F", "-c"], "dovecot.conf");
        let exim = run(&exim, &["-bdf", "-q1m", "-C"], "exim.conf");
        let servers = Self { folder, smtps, submission, imap, imaps, authority, exim, dovecot };
        servers.greets(submission);
        servers.greets(imap);
        Some(servers)
    }

    fn greets(&self, port: u16) {
        let until = Instant::now() + READY_WITHIN;
        loop {
            if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
                let mut line = String::new();
                if BufReader::new(stream).read_line(&mut line).is_ok_and(|read| read > 0) {
                    return;
                }
            }
            assert!(Instant::now() < until, "the servers did not come up: {}", self.logs());
            std::thread::park_timeout(Duration::from_millis(20));
        }
    }

    /// What they have written down.
    pub fn logs(&self) -> String {
        let files = fs::read_dir(self.folder.path().join("log")).unwrap().flatten();
        files.map(|file| fs::read_to_string(file.path()).unwrap_or_default()).collect()
    }

    /// Lays that mail into a folder of hr's mailbox, as if it had come.
    pub fn lay(&self, folder: &str, name: &str, bytes: &[u8]) {
        let mailbox = self.folder.path().join("mail/hr@test.example");
        let place = if folder == "INBOX" { mailbox.clone() } else { mailbox.join(format!(".{folder}")) };
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(place.join(part)).unwrap();
        }
        let (draft, file) = (place.join("tmp").join(name), place.join("new").join(name));
        fs::write(&draft, bytes).unwrap();
        if fs::metadata(self.folder.path()).unwrap().uid() == NOBODY {
            give_away(&mailbox);
        }
        fs::rename(draft, file).unwrap();
    }

    /// Whoever was put off is let in from here on.
    pub fn know_the_sender(&self) {
        fs::write(self.folder.path().join("known"), "").unwrap();
    }

    /// From here on the numbers of the mails in the inbox mean others (UIDVALIDITY).
    pub fn forget_numbers(&self) {
        let mailbox = self.folder.path().join("mail/hr@test.example");
        for file in fs::read_dir(mailbox).unwrap().flatten() {
            if file.file_name().to_string_lossy().starts_with("dovecot") {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    /// The files of hr's inbox by their names, in which Dovecot notes what was read, answered or deleted.
    pub fn inbox_files(&self) -> Vec<String> {
        let mailbox = self.folder.path().join("mail/hr@test.example");
        let of = |part: &str| fs::read_dir(mailbox.join(part)).unwrap().flatten();
        let mut names: Vec<String> =
            of("cur").chain(of("new")).map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }
}

impl Drop for RealServers {
    fn drop(&mut self) {
        for server in [&mut self.exim, &mut self.dovecot] {
            // Asked, so that it ends its own processes as well.
            let _ = Command::new("kill").arg(server.id().to_string()).status();
            let _ = server.wait();
        }
    }
}

fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    folders.map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn name_of(what: &str) -> String {
    let said = Command::new("id").arg(what).output().unwrap().stdout;
    String::from_utf8(said).unwrap().trim().to_owned()
}

fn give_away(place: &Path) {
    let _ = chown(place, Some(NOBODY), Some(NOBODY));
    if place.is_dir() {
        for entry in fs::read_dir(place).unwrap().flatten() {
            give_away(&entry.path());
        }
    }
}

/// Held together until all are known, so that none is given twice.
fn free_ports<const N: usize>() -> [u16; N] {
    let held = [(); N].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

/// Writes the servers' certificate; the authority's is given back.
fn certificates(place: &Path) -> String {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    fs::write(place.join("cert.pem"), leaf.pem()).unwrap();
    fs::write(place.join("key.pem"), key.serialize_pem()).unwrap();
    fs::set_permissions(place.join("key.pem"), Permissions::from_mode(0o600)).unwrap();
    authority.pem()
}

const DOVECOT: &str = "
base_dir = {D}/run
state_dir = {D}/run
log_path = {D}/log/dovecot
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{D}/cert.pem
ssl_key = <{D}/key.pem
default_internal_user = {U}
default_internal_group = {G}
default_login_user = {U}
first_valid_uid = 1
mail_location = maildir:{D}/mail/%u
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {D}/users
}
userdb {
  driver = static
  args = uid={U} gid={G} home={D}/mail/%u
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = {IMAP}
  }
  inet_listener imaps {
    port = {IMAPS}
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
";

const EXIM: &str = "
keep_environment =
exim_user = {U}
exim_group = {G}
never_users =
spool_directory = {D}/spool
log_file_path = {D}/log/%slog
pid_file_path = {D}/exim.pid
primary_hostname = mx.test.example
host_lookup =
rfc1413_query_timeout = 0s
local_interfaces = 127.0.0.1
daemon_smtp_ports = {SUBMISSION} : {SMTPS}
tls_on_connect_ports = {SMTPS}
tls_advertise_hosts = *
tls_certificate = {D}/cert.pem
tls_privatekey = {D}/key.pem
deliver_drop_privilege = true
message_size_limit = 1M
smtputf8_advertise_hosts = *
dsn_advertise_hosts = *
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
begin acl
rcpt:
  deny  local_parts = nouser
        message = 5.1.1 no such user
  defer local_parts = grey
        condition = ${if exists{{D}/known}{no}{yes}}
        message = 4.7.1 greylisted
  deny  !authenticated = *
        message = 5.7.0 authentication required
  accept domains = test.example
  deny
begin routers
late:
  driver = redirect
  local_parts = late
  allow_fail
  data = :fail: 5.2.2 mailbox full
local:
  driver = accept
  local_parts = alice : grey : hr
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = {D}/mail/${if eq{$local_part}{hr}{hr}{alice}}@test.example
  maildir_format
  create_directory
begin retry
* * F,2m,5s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{hr@test.example}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
  server_advertise_condition = ${if def:tls_in_cipher}
";
