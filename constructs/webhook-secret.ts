import type { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import type { SecretKeySelector } from '../src/model/kubernetes';
import { KubeExternalSecret } from './l1/external-secret';
import { KubeSealedSecret } from './l1/sealed-secret';
import { nameOrIds, objectName, objectNamespace } from './object-name';
import { secretKey } from './plain-fields';
import { refusal } from './refusal';

/** Which key of which Secret. */
export interface SecretLocation {
  /** The name of the Secret. @default - the construct's id */
  readonly name?: string;
  /** The key in it. @default 'secret' */
  readonly key?: string;
}

/** @see WebhookSecret.externalSecret */
export interface ExternalSecretProps extends SecretLocation {
  /** The SecretStore, or ClusterSecretStore, that holds the value. */
  readonly store: { readonly name: string; readonly kind?: 'SecretStore' | 'ClusterSecretStore' };
  /** Under which key the store holds it, such as a path in Vault. */
  readonly remoteKey: string;
  /** Which property of what the store holds there. @default - all of it */
  readonly property?: string;
  /** How often the value is read again: a Go duration. @default '1h' */
  readonly refreshInterval?: string;
}

/** @see WebhookSecret.sealedSecret */
export interface SealedSecretProps extends SecretLocation {
  /** What `kubeseal --raw` printed for this name and namespace. */
  readonly encryptedValue: string;
}

/** @see WebhookSecret.fromEnvironment */
export interface EnvironmentSecretProps extends SecretLocation {
  /** The environment variable that holds the value while the app is synthesized. */
  readonly variable: string;
}

/** Where the value of a {@link WebhookSecret} comes from. */
export type SecretOrigin = 'existing' | 'external-secret' | 'sealed-secret' | 'environment' | 'terraform';

/**
 * A secret shared with whoever calls a webhook: which key of which Secret, and where the value comes from. The value itself is never
 * in a manifest.
 */
export class WebhookSecret extends Construct implements SecretKeySelector {
  /** A Secret that somebody else puts into the cluster. */
  static existing(scope: Construct, id: string, location: SecretLocation = {}): WebhookSecret {
    return new WebhookSecret(scope, id, 'existing', location);
  }

  /** A Secret that the External Secrets operator fills from a store such as Vault. */
  static externalSecret(scope: Construct, id: string, props: ExternalSecretProps): WebhookSecret {
    const secret = new WebhookSecret(scope, id, 'external-secret', props);
    const { store, remoteKey, property, refreshInterval = '1h' } = props;
    new KubeExternalSecret(secret, 'Resource', {
      metadata: { name: secret.name },
      spec: {
        refreshInterval,
        secretStoreRef: { name: store.name, kind: store.kind ?? 'SecretStore' },
        target: { name: secret.name },
        data: [{ secretKey: secret.key, remoteRef: { key: remoteKey, ...(property ? { property } : {}) } }],
      },
    });
    return secret;
  }

  /** A Secret that Sealed Secrets decrypts in the cluster. Its name and namespace are part of the seal. */
  static sealedSecret(scope: Construct, id: string, props: SealedSecretProps): WebhookSecret {
    const secret = new WebhookSecret(scope, id, 'sealed-secret', props);
    new KubeSealedSecret(secret, 'Resource', {
      metadata: { name: secret.name },
      spec: { encryptedData: { [secret.key]: props.encryptedValue }, template: { metadata: { name: secret.name } } },
    });
    return secret;
  }

  /**
   * A Secret whose value is in an environment variable while the app is synthesized. {@link PipelineApp} writes it into a folder beside
   * the manifests that git ignores, for `kubectl apply -f`. Without the variable nothing is written.
   */
  static fromEnvironment(scope: Construct, id: string, props: EnvironmentSecretProps): WebhookSecret {
    return new WebhookSecret(scope, id, 'environment', props, props.variable);
  }

  /** A Secret that Terraform makes up, and gives to both the cluster and the provider of the webhook. */
  static generatedByTerraform(scope: Construct, id: string, location: SecretLocation = {}): WebhookSecret {
    return new WebhookSecret(scope, id, 'terraform', location);
  }

  /** The name of the Secret. */
  readonly name: string;
  /** The key in it. */
  readonly key: string;
  /** Its namespace, if one is known. */
  readonly namespace?: string;

  private constructor(
    scope: Construct,
    id: string,
    /** Where the value comes from. */
    readonly origin: SecretOrigin,
    location: SecretLocation,
    /** The environment variable that holds the value, for the origin `environment`. */
    readonly variable?: string,
  ) {
    super(scope, id);
    const metadata: ApiObjectMetadata = location.name === undefined ? {} : { name: location.name };
    this.name = origin === 'existing' ? nameOrIds(this, metadata) : objectName(this, 'Secret', metadata);
    this.namespace = objectNamespace(this);
    this.key = location.key ?? 'secret';
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(this.key)) {
      throw refusal(
        this,
        'bad-value',
        `'${this.key}' cannot be a key of a Secret; use letters, digits, dashes, dots and underscores`,
      );
    }
  }

  /** What stands in a manifest where the secret was given, as for a variable of a container: cdk8s asks for it. */
  resolve(): SecretKeySelector {
    return secretKey(this);
  }
}
