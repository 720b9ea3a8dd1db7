/** A certificate that cert-manager gets, keeps in a Secret, and renews. `cert-manager.io/v1`. */
export interface CertificateSpec {
  /** The Secret that it is kept in: `tls.crt` and `tls.key`. */
  readonly secretName: string;
  /** Who issues it. */
  readonly issuerRef: {
    /** Its name. */
    readonly name: string;
    /**
     * What it is: an `Issuer` of the namespace, or a `ClusterIssuer`.
     *
     * @default "Issuer"
     */
    readonly kind?: string;
    /**
     * The group of that.
     *
     * @default "cert-manager.io"
     */
    readonly group?: string;
  };
  /** The hosts that it is for. */
  readonly dnsNames?: readonly string[];
  /** The addresses that it is for. */
  readonly ipAddresses?: readonly string[];
  /** The one name of old; hosts belong into `dnsNames`. */
  readonly commonName?: string;
  /**
   * How long it is good, as a Go duration.
   *
   * @default "2160h"
   */
  readonly duration?: string;
  /** How long before its end it is renewed, as a Go duration. Absent: when two thirds of its time are over. */
  readonly renewBefore?: string;
  /** What it may be used for. Absent: to sign and to encipher keys. */
  readonly usages?: readonly string[];
  /** Its private key. */
  readonly privateKey?: {
    /** Whether a renewal makes a new one. */
    readonly rotationPolicy?: 'Never' | 'Always';
    /** How it is written. */
    readonly encoding?: 'PKCS1' | 'PKCS8';
    /** How it is made. */
    readonly algorithm?: 'RSA' | 'ECDSA' | 'Ed25519';
    /** Its size in bits. */
    readonly size?: number;
  };
  /** What the Secret gets beside it. */
  readonly secretTemplate?: {
    /** Labels. */
    readonly labels?: { readonly [key: string]: string };
    /** Annotations. */
    readonly annotations?: { readonly [key: string]: string };
  };
}
