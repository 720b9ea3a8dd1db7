import type { Int32 } from '../scalars';

/** The way from listeners of Gateways to Services, by host and path. `gateway.networking.k8s.io/v1`. */
export interface HTTPRouteSpec {
  /** The Gateways, or single listeners of theirs, that it belongs to. They must let it in. */
  readonly parentRefs?: readonly ParentReference[];
  /** The hosts, such as `hooks.example.com` or `*.example.com`. Absent: all that the listeners take. */
  readonly hostnames?: readonly string[];
  /** What happens to requests; the most specific match wins. */
  readonly rules?: readonly HTTPRouteRule[];
}

/** A Gateway, or a listener of it. */
export interface ParentReference {
  /** Its name. */
  readonly name: string;
  /** Its namespace. Absent: that of the route. */
  readonly namespace?: string;
  /** The name of the listener. Absent: every listener that takes the host. */
  readonly sectionName?: string;
  /** The port of the listeners. */
  readonly port?: Int32;
  /**
   * What it is.
   *
   * @default "Gateway"
   */
  readonly kind?: string;
  /**
   * The group of that.
   *
   * @default "gateway.networking.k8s.io"
   */
  readonly group?: string;
}

/** Which requests, and where they go. */
export interface HTTPRouteRule {
  /** A name for it, unique in the route. */
  readonly name?: string;
  /** Which requests; one match is enough. Absent: all. */
  readonly matches?: readonly HTTPRouteMatch[];
  /** What is changed on the way, in this order. */
  readonly filters?: readonly HTTPRouteFilter[];
  /** Where they go; several share them by weight. Absent: they are answered with 500, unless a filter answers. */
  readonly backendRefs?: readonly HTTPBackendRef[];
  /** How long they may take. */
  readonly timeouts?: HTTPRouteTimeouts;
}

/** What a request must be like; all of it must hold. */
export interface HTTPRouteMatch {
  /** Its path. Absent: any. */
  readonly path?: {
    /**
     * How to compare. A prefix counts whole segments: `/a` also means `/a/b`, and not `/ab`.
     *
     * @default "PathPrefix"
     */
    readonly type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
    /**
     * What with.
     *
     * @default "/"
     */
    readonly value?: string;
  };
  /** Headers that it must have. */
  readonly headers?: readonly NamedMatch[];
  /** Parameters that its query must have. */
  readonly queryParams?: readonly NamedMatch[];
  /** Its method. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
}

/** A header, or a parameter of the query, and its value. */
export interface NamedMatch {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
  /**
   * How to compare.
   *
   * @default "Exact"
   */
  readonly type?: 'Exact' | 'RegularExpression';
}

/** Something that is done with a request or its answer: the field that `type` names. */
export interface HTTPRouteFilter {
  /** What. */
  readonly type:
    | 'RequestHeaderModifier'
    | 'ResponseHeaderModifier'
    | 'RequestMirror'
    | 'RequestRedirect'
    | 'URLRewrite'
    | 'ExtensionRef';
  /** Changes headers of the request. */
  readonly requestHeaderModifier?: HeaderModifier;
  /** Changes headers of the answer. */
  readonly responseHeaderModifier?: HeaderModifier;
  /** Sends a copy elsewhere, whose answer nobody reads. */
  readonly requestMirror?: { readonly backendRef: BackendObjectReference };
  /** Tells the caller to go elsewhere. Providers of webhooks mostly do not. */
  readonly requestRedirect?: {
    /** With this scheme. */
    readonly scheme?: 'http' | 'https';
    /** To this host. */
    readonly hostname?: string;
    /** To this path. */
    readonly path?: PathModifier;
    /** To this port. */
    readonly port?: Int32;
    /**
     * With this status.
     *
     * @default 302
     */
    readonly statusCode?: 301 | 302 | 303 | 307 | 308;
  };
  /** Changes where the request goes. */
  readonly urlRewrite?: {
    /** The host that the backend sees. */
    readonly hostname?: string;
    /** The path that the backend sees. */
    readonly path?: PathModifier;
  };
  /** Something that the implementation defines. */
  readonly extensionRef?: { readonly group: string; readonly kind: string; readonly name: string };
}

/** Changes of headers. */
export interface HeaderModifier {
  /** Sets these, whatever was there. */
  readonly set?: readonly { readonly name: string; readonly value: string }[];
  /** Adds these to what was there. */
  readonly add?: readonly { readonly name: string; readonly value: string }[];
  /** Takes these away. */
  readonly remove?: readonly string[];
}

/** Another path. */
export interface PathModifier {
  /** Whether all of the path is replaced, or the prefix that the match names. */
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
  /** What takes the place of all of it. */
  readonly replaceFullPath?: string;
  /** What takes the place of the prefix. */
  readonly replacePrefixMatch?: string;
}

/** A Service, mostly. */
export interface BackendObjectReference {
  /** Its name. */
  readonly name: string;
  /** Its namespace. Another than that of the route needs a ReferenceGrant there. */
  readonly namespace?: string;
  /** The port of the Service. */
  readonly port?: Int32;
  /**
   * What it is.
   *
   * @default "Service"
   */
  readonly kind?: string;
  /** The group of that; empty for Services. */
  readonly group?: string;
}

/** Where requests go. */
export interface HTTPBackendRef extends BackendObjectReference {
  /**
   * Its share among all.
   *
   * @default 1
   */
  readonly weight?: Int32;
  /** What is changed for this one. */
  readonly filters?: readonly HTTPRouteFilter[];
}

/** How long a request may take, as in `10s`. */
export interface HTTPRouteTimeouts {
  /** In all. */
  readonly request?: string;
  /** For each attempt at a backend. */
  readonly backendRequest?: string;
}
