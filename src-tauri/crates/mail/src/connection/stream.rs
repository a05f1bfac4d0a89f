//! The bytes to and from a server: plain or encrypted, and never waited for beyond a set moment.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hiring::Security;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::{Fault, Server, Stage, Trouble};

/// A socket with a moment after which it gives up.
#[derive(Debug)]
pub struct Timed {
    socket: TcpStream,
    until: Instant,
}

impl Timed {
    fn left(&self) -> io::Result<Duration> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }
}

impl Read for Timed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(Some(self.left()?))?;
        self.socket.read(into)
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(Some(self.left()?))?;
        self.socket.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

#[derive(Debug)]
pub enum Stream {
    Plain(Timed),
    Encrypted(Box<StreamOwned<ClientConnection, Timed>>),
}

/// Ends a connection from outside: whoever waits on it is told at once that it is over.
#[derive(Debug)]
pub struct HangUp(TcpStream);

impl HangUp {
    pub fn now(&self) {
        // One that is over already is what was wanted.
        let _ = self.0.shutdown(Shutdown::Both);
    }
}

impl Stream {
    pub fn hang_up(&self) -> io::Result<HangUp> {
        let socket = match self {
            Self::Plain(timed) => &timed.socket,
            Self::Encrypted(tls) => &tls.sock.socket,
        };
        Ok(HangUp(socket.try_clone()?))
    }

    pub fn connect(server: &Server) -> Result<Self, Fault> {
        let addresses = resolve(server)?;
        let mut last = Trouble::Unresolved;
        for address in addresses {
            match TcpStream::connect_timeout(&address, server.patience.connect) {
                Ok(socket) => {
                    // Commands are small and each waits for its answer.
                    socket.set_nodelay(true).map_err(|error| Fault::new(Stage::Connect, error.into()))?;
                    return Ok(Self::Plain(Timed { socket, until: Instant::now() + server.patience.answer }));
                }
                Err(error) => last = Trouble::from(error),
            }
        }
        Err(Fault::new(Stage::Connect, last))
    }

    /// From here on, what is not done within that time is given up.
    pub fn within(&mut self, time: Duration) {
        let until = Instant::now() + time;
        match self {
            Self::Plain(timed) => timed.until = until,
            Self::Encrypted(tls) => tls.sock.until = until,
        }
    }

    pub fn encrypted(self, server: &Server) -> Result<Self, Fault> {
        let wrong = |trouble| Fault::new(Stage::Tls, trouble);
        let Self::Plain(mut timed) = self else { return Ok(self) };
        let name = idna::domain_to_ascii(&server.host).unwrap_or_else(|_| server.host.clone());
        let name = ServerName::try_from(name).map_err(|error| wrong(Trouble::Tls { detail: error.to_string() }))?;
        let config = config(server.trusted.as_deref()).map_err(wrong)?;
        let mut tls = ClientConnection::new(Arc::new(config), name).map_err(|error| wrong(Trouble::from(&error)))?;
        while tls.is_handshaking() {
            tls.complete_io(&mut timed).map_err(|error| wrong(error.into()))?;
        }
        Ok(Self::Encrypted(Box::new(StreamOwned::new(tls, timed))))
    }
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(timed) => timed.read(into),
            Self::Encrypted(tls) => tls.read(into),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(timed) => timed.write(bytes),
            Self::Encrypted(tls) => tls.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(timed) => timed.flush(),
            Self::Encrypted(tls) => tls.flush(),
        }
    }
}

fn resolve(server: &Server) -> Result<Vec<SocketAddr>, Fault> {
    let host = match server.host.parse::<IpAddr>() {
        Ok(address) => address.to_string(),
        Err(_) => idna::domain_to_ascii(&server.host).unwrap_or_else(|_| server.host.clone()),
    };
    let unresolved = || Fault::new(Stage::Resolve, Trouble::Unresolved);
    let found: Vec<SocketAddr> = (host, server.port).to_socket_addrs().map_err(|_| unresolved())?.collect();
    if found.is_empty() {
        return Err(unresolved());
    }
    if server.security == Security::None && !found.iter().all(|address| address.ip().is_loopback()) {
        return Err(Fault::new(Stage::Connect, Trouble::NotLoopback));
    }
    Ok(found)
}

fn config(trusted: Option<&str>) -> Result<ClientConfig, Trouble> {
    let wrong = |detail: String| Trouble::Tls { detail };
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in trusted.map(str::as_bytes).map(CertificateDer::pem_slice_iter).into_iter().flatten() {
        let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
        roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong(error.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
