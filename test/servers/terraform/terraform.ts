import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { schemaResponse } from './schema';

const root = join(__dirname, '../../..');

const binding = (provider: string, name: string) =>
  join(root, `node_modules/@cdktf/provider-${provider}/lib/${name}/index.js`);

const providers = {
  'integrations/github': {
    binding: binding('github', 'provider'),
    resources: {
      github_repository_webhook: binding('github', 'repository-webhook'),
      github_organization_webhook: binding('github', 'organization-webhook'),
    },
  },
  'hashicorp/kubernetes': {
    binding: binding('kubernetes', 'provider'),
    resources: { kubernetes_secret_v1: binding('kubernetes', 'secret-v1') },
  },
  'hashicorp/random': {
    binding: binding('random', 'provider'),
    resources: { random_password: binding('random', 'password') },
  },
};

/** What `terraform validate -json` says of a folder. */
export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly severity: string; readonly summary: string; readonly detail: string }[];
}

/** A `terraform validate` that knows the schemas of our providers, and asks nobody for them. `folder` is for its files. */
export function offlineTerraform(folder: string): { validate(stack: string): Validation } {
  if (spawnSync('terraform', ['version']).error) {
    throw new Error('terraform is not on the PATH: install the package `terraform` of HashiCorp (1.5 or newer)');
  }
  mkdirSync(folder, { recursive: true });
  const stub = join(folder, 'stub-provider.cjs');
  buildSync({
    entryPoints: [join(__dirname, 'stub-provider.ts')],
    outfile: stub,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const overrides = Object.entries(providers).map(([source, provider]) => {
    const home = join(folder, source);
    const executable = join(home, `terraform-provider-${source.split('/')[1]}`);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'schema'), schemaResponse(provider));
    writeFileSync(executable, `#!/bin/sh\nexec '${process.execPath}' '${stub}' '${join(home, 'schema')}'\n`);
    chmodSync(executable, 0o755);
    return `    "${source}" = "${home}"`;
  });
  const configuration = join(folder, 'terraform.rc');
  writeFileSync(configuration, `provider_installation {\n  dev_overrides {\n${overrides.join('\n')}\n  }\n}\n`);
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: configuration,
    TF_DISABLE_PLUGIN_TLS: '1',
    CHECKPOINT_DISABLE: '1',
  };
  return {
    validate(stack) {
      const { stdout, stderr } = spawnSync('terraform', ['validate', '-json'], { cwd: stack, env, encoding: 'utf8' });
      if (!stdout) throw new Error(`terraform validate printed nothing: ${stderr}`);
      return JSON.parse(stdout) as Validation;
    },
  };
}

/** Runs a program and returns what it printed; everything that it printed is in the error when it fails. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? ''}\n${stdout}${stderr}`);
  return stdout;
}
