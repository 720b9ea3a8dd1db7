import type { LabelSelector } from '../meta';
import type { Int32 } from '../scalars';

/** A way into the cluster. `gateway.networking.k8s.io/v1`. */
export interface GatewaySpec {
  /** The GatewayClass, which says what runs it. */
  readonly gatewayClassName: string;
  /** Where it listens. */
  readonly listeners: readonly GatewayListener[];
  /** Its addresses. Absent: the implementation gives it some. */
  readonly addresses?: readonly { readonly type?: 'IPAddress' | 'Hostname'; readonly value: string }[];
  /** What the objects behind it get. */
  readonly infrastructure?: {
    /** Labels. */
    readonly labels?: { readonly [key: string]: string };
    /** Annotations. */
    readonly annotations?: { readonly [key: string]: string };
    /** Parameters that the implementation defines. */
    readonly parametersRef?: { readonly group: string; readonly kind: string; readonly name: string };
  };
}

/** Where a Gateway listens. */
export interface GatewayListener {
  /** Its name, unique in the Gateway. */
  readonly name: string;
  /** The host. Absent: any. */
  readonly hostname?: string;
  /** The port. */
  readonly port: Int32;
  /** What is spoken there. */
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS' | 'TCP' | 'UDP';
  /** The certificates, for `HTTPS` and `TLS`. */
  readonly tls?: {
    /**
     * Whether TLS ends here, or at the backend.
     *
     * @default "Terminate"
     */
    readonly mode?: 'Terminate' | 'Passthrough';
    /** Secrets that hold the certificates. */
    readonly certificateRefs?: readonly {
      /**
       * What it is.
       *
       * @default "Secret"
       */
      readonly kind?: string;
      /** The group of that; empty for Secrets. */
      readonly group?: string;
      /** Its name. */
      readonly name: string;
      /** Its namespace. Another needs a ReferenceGrant there. */
      readonly namespace?: string;
    }[];
    /** Settings that the implementation defines. */
    readonly options?: { readonly [key: string]: string };
  };
  /** Which routes may belong to it. */
  readonly allowedRoutes?: {
    /** From which namespaces. */
    readonly namespaces?: {
      /**
       * Which.
       *
       * @default "Same"
       */
      readonly from?: 'Same' | 'All' | 'Selector' | 'None';
      /** The labels of the namespaces, for `Selector`. */
      readonly selector?: LabelSelector;
    };
    /** Of which kinds. */
    readonly kinds?: readonly { readonly group?: string; readonly kind: string }[];
  };
}
