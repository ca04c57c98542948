//! The preview over HTTP, on the loopback address only.
//!
//! Gives the files of the preview, the last build as JSON, and an event after every
//! build. Changes no file: pages get their live reload on the way out.

use super::files;
use super::state::State as Build;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use tower_http::services::ServeFile;
use tower_http::set_header::SetResponseHeaderLayer;

/// How many ports after the first are tried.
const MORE_PORTS: u16 = 20;

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLES: &str = "text/css; charset=utf-8";

/// Sent with every answer. What is previewed may not be public yet: nothing is kept, and
/// other sites open in the same browser get nothing of it.
const HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'",
    ),
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

#[derive(Clone)]
struct Site {
    folder: Arc<Path>,
    build: Receiver<Arc<Build>>,
}

/// Listens on the first free port from `port` on.
///
/// # Errors
/// None of them is free.
pub async fn bind(port: u16) -> io::Result<TcpListener> {
    let last = port.saturating_add(if port == 0 { 0 } else { MORE_PORTS });
    let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// Serves `folder` until the runtime ends.
pub async fn serve(listener: TcpListener, folder: PathBuf, build: Receiver<Arc<Build>>) {
    let site = Site { folder: folder.into(), build };
    let mut router = Router::new()
        .route("/__gongkai/live.js", get(|| embedded(SCRIPT, include_str!("live.js"))))
        .route("/__gongkai/live.css", get(|| embedded(STYLES, include_str!("live.css"))))
        .route("/__gongkai/status", get(status))
        .route("/__gongkai/events", get(events))
        .fallback(get(file))
        .layer(from_fn(only_by_its_own_name))
        .with_state(site);
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        router = router.layer(SetResponseHeaderLayer::overriding(name, value));
    }
    // axum's server answers every trouble with a connection by itself and does not end
    let _ = axum::serve(listener, router).await;
}

/// A page on the internet can name its own host and have it mean this computer; it must
/// not read drafts that way.
async fn only_by_its_own_name(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost") {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "预览只能用 http://127.0.0.1 打开").into_response()
}

async fn embedded(form: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, form)], text)
}

async fn status(State(site): State<Site>) -> impl IntoResponse {
    let json = site.build.borrow().json.clone();
    ([(header::CONTENT_TYPE, "application/json")], json)
}

/// The name of the site that is shown: at once, and after every build.
async fn events(State(site): State<Site>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let builds = WatchStream::new(site.build);
    Sse::new(builds.map(|build| Ok(Event::default().data(build.site()))))
        .keep_alive(KeepAlive::default())
}

async fn file(State(site): State<Site>, request: Request) -> Response {
    // before the file is read: a page may be newer than it says, never older
    let build = site.build.borrow().clone();
    if !build.has_site() {
        let page = include_str!("waiting.html").as_bytes().to_vec();
        return page_of(&build, StatusCode::SERVICE_UNAVAILABLE, page);
    }
    let Some(file) = files::find(&site.folder, request.uri().path()) else {
        return not_found(&site, &build);
    };
    if !files::is_page(&file) {
        return match ServeFile::new(&file).try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(_) => not_found(&site, &build),
        };
    }
    match std::fs::read(&file) {
        Ok(page) => page_of(&build, StatusCode::OK, page),
        Err(_) => not_found(&site, &build),
    }
}

fn not_found(site: &Site, build: &Build) -> Response {
    let page = std::fs::read(site.folder.join("404.html")).unwrap_or_default();
    page_of(build, StatusCode::NOT_FOUND, page)
}

fn page_of(build: &Build, status: StatusCode, page: Vec<u8>) -> Response {
    let page = files::live(page, &build.site());
    (status, [(header::CONTENT_TYPE, HTML)], page).into_response()
}
