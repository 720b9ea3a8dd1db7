export interface TriggerParameter {
  readonly src: TriggerParameterSource;
  readonly dest?: string;
  readonly operation?: 'overwrite' | 'append' | 'prepend' | '';
}

export interface TriggerParameterSource {
  readonly dependencyName: string;
  readonly contextKey?: string;
  readonly contextTemplate?: string;
  readonly dataKey?: string;
  readonly dataTemplate?: string;
  readonly useRawData?: boolean;
  readonly value?: string;
}
