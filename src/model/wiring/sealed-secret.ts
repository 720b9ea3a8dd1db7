/** A Secret that only the controller in the cluster can open, so that it may stand in git. `bitnami.com/v1alpha1`. */
export interface SealedSecretSpec {
  /** What `kubeseal` made of the values, by key. It fits one name and namespace, unless it was sealed otherwise. */
  readonly encryptedData: { readonly [key: string]: string };
  /** What the Secret looks like. */
  readonly template?: {
    /** Its type. */
    readonly type?: string;
    /** Whether it cannot be changed any more. */
    readonly immutable?: boolean;
    /** Its name, labels and annotations. */
    readonly metadata?: {
      /** Its name, as it was sealed for. */
      readonly name?: string;
      /** Its namespace, as it was sealed for. */
      readonly namespace?: string;
      /** Its labels. */
      readonly labels?: { readonly [key: string]: string };
      /** Its annotations. */
      readonly annotations?: { readonly [key: string]: string };
    };
    /** Further keys, as Go templates over the values. */
    readonly data?: { readonly [key: string]: string };
  };
}
