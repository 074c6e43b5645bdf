//! How the server of an account is reached: its own certificate authority, its own network, and no redirect.

use std::path::Path;

use dateline::fetch::{Client, Exchange, Fault as CertificateFault, FetchError, Home, Limits, Reply, Verb};
use dateline::model::Access;

use crate::fetch::Issuer;
use crate::support::{Page, Server, said};

async fn sent(url: &str, home: &str, ca_file: Option<&Path>) -> Result<Reply, FetchError> {
    let exchange = Exchange {
        verb: Verb::Get,
        url,
        home: Home { url: home, public: false },
        proof: Some(("authorization", "GoogleLogin auth=secret".to_owned())),
        body: None,
        etag: None,
        access: Access::plain(),
        ca_file,
    };
    Client::new(Limits::default()).unwrap().send(exchange).await
}

#[tokio::test]
async fn a_home_server_with_a_certificate_authority_of_its_own_is_reached() {
    let issuer = Issuer::new();
    let (url, serving) = issuer.serve("localhost", 2100).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("home.pem");
    std::fs::write(&file, issuer.pem()).unwrap();
    assert_eq!(sent(&url, &url, Some(&file)).await.unwrap().status, 200);
    let error = sent(&url, &url, None).await.unwrap_err();
    assert!(matches!(error, FetchError::Certificate { fault: CertificateFault::Unknown, .. }), "{error:?}");
    for wrong in ["", "no certificate"] {
        std::fs::write(&file, wrong).unwrap();
        let error = sent(&url, &url, Some(&file)).await.unwrap_err();
        assert!(matches!(error, FetchError::Authority { .. } | FetchError::NoAuthority(_)), "{error:?}");
        assert!(error.to_string().contains("home.pem") && said(&error.cure()).contains("PEM"), "{error}");
    }
    serving.abort();
}

#[tokio::test]
async fn what_is_secret_goes_to_the_accounts_own_origin_alone() {
    let server = Server::new(vec![("/a".to_owned(), Page::feed("text/plain", "OK"))]);
    server.serve("/moved", Page::elsewhere(302, &server.url("/a")));
    let own = server.url("");
    assert_eq!(sent(&server.url("/a"), &own, None).await.unwrap().bytes, b"OK");
    let moved = sent(&server.url("/moved"), &own, None).await.unwrap();
    assert_eq!((moved.status, moved.moved), (302, Some(server.url("/a"))), "told and not followed");
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.header("authorization") == Some("GoogleLogin auth=secret")));
    let error = sent(&server.url("/a"), "https://elsewhere.example/", None).await.unwrap_err();
    assert!(matches!(error, FetchError::Private(_)), "{error:?}");
}
