/** Of pip's settings in the environment, those that say how to reach an index; live tests cannot do without. */
const NETWORK = [
  'PIP_INDEX_URL',
  'PIP_CERT',
  'PIP_CLIENT_CERT',
  'PIP_PROXY',
  'PIP_TRUSTED_HOST',
  'PIP_DEFAULT_TIMEOUT',
  'PIP_TIMEOUT',
  'PIP_RETRIES',
]

/**
 * The environment for tests: nothing in it steers what pip finds or how Python starts, so that a test which passes on one
 * machine passes on all; what is needed to reach the network stays.
 */
export function childEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const steering = /^(?:PIP_|PYTHON|UV_|VIRTUAL_ENV|CONDA_|SOURCE_DATE_EPOCH|VITEST|INPUT_|GITHUB_|ACTIONS_|RUNNER_)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => NETWORK.includes(name) || !steering.test(name.toUpperCase())))
}
