import type { SecretKeySelector } from '../kubernetes/selectors';

/** A file on an HTTP server: fetched with GET, stored with PUT. */
export interface HTTPArtifact {
  /** The address. */
  readonly url: string;
  /** Header fields to send. */
  readonly headers?: readonly Header[];
  /** How to log in. */
  readonly auth?: HTTPAuth;
}

/** A field of a request's header. */
export interface Header {
  /** The field's name. */
  readonly name: string;
  /** The field's value, as it is. */
  readonly value: string;
}

/** How to log in to an HTTP server: one of these. */
export interface HTTPAuth {
  /** With user name and password. */
  readonly basicAuth?: WorkflowBasicAuth;
  /** With a client certificate. */
  readonly clientCert?: ClientCertAuth;
  /** With a token that is asked for first. */
  readonly oauth2?: OAuth2Auth;
}

/** User name and password. Upstream's name is `BasicAuth`. */
export interface WorkflowBasicAuth {
  /** The user name. */
  readonly usernameSecret?: SecretKeySelector;
  /** The password. */
  readonly passwordSecret?: SecretKeySelector;
}

/** A client certificate with its key. */
export interface ClientCertAuth {
  /** The certificate, PEM. */
  readonly clientCertSecret?: SecretKeySelector;
  /** The private key, PEM. */
  readonly clientKeySecret?: SecretKeySelector;
}

/** Asks a token server for a token with the client's own credentials. */
export interface OAuth2Auth {
  /** The client's id. */
  readonly clientIDSecret?: SecretKeySelector;
  /** The client's secret. */
  readonly clientSecretSecret?: SecretKeySelector;
  /** The address of the token server. */
  readonly tokenURLSecret?: SecretKeySelector;
  /** The scopes to ask for. */
  readonly scopes?: readonly string[];
  /** Further parameters to ask with. */
  readonly endpointParams?: readonly OAuth2EndpointParam[];
}

/** A parameter for the token server. */
export interface OAuth2EndpointParam {
  /** The parameter's name. */
  readonly key: string;
  /** The parameter's value. */
  readonly value?: string;
}
