import type { JsonObject } from './json';
import type { Int64, Time } from './scalars';

/** What every Kubernetes object says about itself. */
export interface ObjectMeta {
  /** Its name, unique among objects of its kind in the namespace. */
  readonly name?: string;
  /** What its name should begin with; the API server adds random characters. Only without `name`. */
  readonly generateName?: string;
  /** Its namespace. Absent: that of the one who applies it. */
  readonly namespace?: string;
  /** Labels, to be selected by. */
  readonly labels?: { readonly [key: string]: string };
  /** Annotations, for anything else. */
  readonly annotations?: { readonly [key: string]: string };
  /** Who must act before the object goes away after a deletion. */
  readonly finalizers?: readonly string[];
  /** Objects that this one belongs to; it goes with the last of them. */
  readonly ownerReferences?: readonly OwnerReference[];
  /** Its identity, given by the API server. */
  readonly uid?: string;
  /** The version of the object, for detecting changes made meanwhile. */
  readonly resourceVersion?: string;
  /** Counts the changes of its spec. */
  readonly generation?: Int64;
  /** When it was created. */
  readonly creationTimestamp?: Time;
  /** When it was asked to go away. */
  readonly deletionTimestamp?: Time;
  /** How long it may still take to go away, in seconds. */
  readonly deletionGracePeriodSeconds?: Int64;
  /** Who set which fields. */
  readonly managedFields?: readonly ManagedFieldsEntry[];
  /** An address of the object; API servers no longer set it. */
  readonly selfLink?: string;
}

/** An object that another one belongs to. */
export interface OwnerReference {
  /** The API version of the owner. */
  readonly apiVersion: string;
  /** The kind of the owner. */
  readonly kind: string;
  /** The name of the owner. */
  readonly name: string;
  /** The identity of the owner. */
  readonly uid: string;
  /**
   * The owner stays until this object is gone, when it is deleted in the foreground.
   *
   * @default false
   */
  readonly blockOwnerDeletion?: boolean;
  /**
   * The owner is the one controller of this object.
   *
   * @default false
   */
  readonly controller?: boolean;
}

/** Fields that one writer set. */
export interface ManagedFieldsEntry {
  /** The writer. */
  readonly manager?: string;
  /** Whether it was an `Apply` or an `Update`. */
  readonly operation?: string;
  /** The API version that the fields are named in. */
  readonly apiVersion?: string;
  /** Always `FieldsV1`. */
  readonly fieldsType?: string;
  /** The fields, as a tree. */
  readonly fieldsV1?: JsonObject;
  /** The subresource that was written to, if it was not the object itself. */
  readonly subresource?: string;
  /** When the entry was last changed. */
  readonly time?: Time;
}

/** The state of a list. */
export interface ListMeta {
  /** Where the list goes on, for the next request. */
  readonly continue?: string;
  /** How many objects were left out, about. */
  readonly remainingItemCount?: Int64;
  /** The version of the list. */
  readonly resourceVersion?: string;
  /** An address of the list; API servers no longer set it. */
  readonly selfLink?: string;
}

/** Chooses objects by their labels. All conditions must hold; an empty selector chooses everything. */
export interface LabelSelector {
  /** Labels that must have these values. */
  readonly matchLabels?: { readonly [key: string]: string };
  /** Further conditions. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** A condition on a label. */
export interface LabelSelectorRequirement {
  /** The name of the label. */
  readonly key: string;
  /** How to compare: `In`, `NotIn`, `Exists` or `DoesNotExist`. */
  readonly operator: string;
  /** What to compare with; empty for `Exists` and `DoesNotExist`. */
  readonly values?: readonly string[];
}
