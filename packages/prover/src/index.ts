export { type BeaconClient, createBeaconClient } from './beacon/createBeaconClient.ts'
export { type Genesis, getGenesis } from './beacon/getGenesis.ts'
export { getHeader, type HeaderAnswer } from './beacon/getHeader.ts'
export { getSpec, type Preset, type Spec } from './beacon/getSpec.ts'
export { getState, type StateAnswer } from './beacon/getState.ts'
export { getValidators, type ValidatorHint } from './beacon/getValidators.ts'
export {
  buildContainersProof,
  buildExecutionBlockHashProof,
  buildValidatorsProof,
} from './buildStreams.ts'
export { ProverError } from './errors.ts'
export { FAR_FUTURE_EPOCH, packFact, type ValidatorFact } from './facts.ts'
export { type Gindices, gindicesOf } from './gindices.ts'
export { depthFor, type Position, planSiblings } from './planSiblings.ts'
export { findValidators, readCredentials, readFacts } from './readFacts.ts'
export { type ProvableState, readState } from './readState.ts'
export {
  verifyContainers,
  verifyExecutionBlockHash,
  verifyValidators,
} from './verifyStreams.ts'
