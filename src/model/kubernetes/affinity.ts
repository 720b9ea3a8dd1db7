import type { LabelSelector } from '../meta';
import type { Int32 } from '../scalars';

/** Which nodes and neighbours a pod wants or avoids. */
export interface Affinity {
  /** Nodes. */
  readonly nodeAffinity?: NodeAffinity;
  /** Pods to be near to. */
  readonly podAffinity?: PodAffinity;
  /** Pods to be away from. */
  readonly podAntiAffinity?: PodAntiAffinity;
}

/** Which nodes a pod wants. */
export interface NodeAffinity {
  /** Nodes that it must have; without one it waits. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  /** Nodes that it would rather have. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}

/** Which pods a pod wants to be near to. */
export interface PodAffinity {
  /** Pods that must be near; without them it waits. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Pods that should be near. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/** Which pods a pod wants to be away from. */
export interface PodAntiAffinity {
  /** Pods that must not be near; otherwise it waits. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Pods that should not be near. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/** Nodes that are preferred, and how much. */
export interface PreferredSchedulingTerm {
  /** The nodes. */
  readonly preference: NodeSelectorTerm;
  /** How much, from 1 to 100. */
  readonly weight: Int32;
}

/** Chooses nodes. One term that fits is enough. */
export interface NodeSelector {
  /** The terms. */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/** Chooses nodes. All conditions must hold. */
export interface NodeSelectorTerm {
  /** Conditions on labels. */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  /** Conditions on fields, such as `metadata.name`. */
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

/** A condition on a label or field of a node. */
export interface NodeSelectorRequirement {
  /** The name of the label or field. */
  readonly key: string;
  /** How to compare: `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`. */
  readonly operator: string;
  /** What to compare with; empty for `Exists` and `DoesNotExist`, one whole number for `Gt` and `Lt`. */
  readonly values?: readonly string[];
}

/** Chooses pods, and says what near means. */
export interface PodAffinityTerm {
  /** The label of nodes that says what near means: nodes with the same value, such as `kubernetes.io/hostname`. */
  readonly topologyKey: string;
  /** The pods. Absent: none. */
  readonly labelSelector?: LabelSelector;
  /** Namespaces to look in. Absent, without a `namespaceSelector`: that of the pod. */
  readonly namespaces?: readonly string[];
  /** Namespaces to look in, by their labels. */
  readonly namespaceSelector?: LabelSelector;
  /** Labels whose values are taken from the pod itself and must be equal. */
  readonly matchLabelKeys?: readonly string[];
  /** Labels whose values are taken from the pod itself and must differ. */
  readonly mismatchLabelKeys?: readonly string[];
}

/** Pods that are preferred, and how much. */
export interface WeightedPodAffinityTerm {
  /** The pods. */
  readonly podAffinityTerm: PodAffinityTerm;
  /** How much, from 1 to 100. */
  readonly weight: Int32;
}
