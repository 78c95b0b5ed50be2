export { type BeaconClient, createBeaconClient } from './beacon/createBeaconClient.ts'
export { getBlock } from './beacon/getBlock.ts'
export {
  type FinalityCheckpoint,
  type FinalityCheckpoints,
  getFinalityCheckpoints,
} from './beacon/getFinalityCheckpoints.ts'
export { type Genesis, getGenesis } from './beacon/getGenesis.ts'
export { getHeader, type HeaderAnswer } from './beacon/getHeader.ts'
export { getSpec, type Preset, type Spec } from './beacon/getSpec.ts'
export { getState } from './beacon/getState.ts'
export { getValidator } from './beacon/getValidator.ts'
export { getValidators } from './beacon/getValidators.ts'
export type { SszAnswer } from './beacon/request.ts'
export type { ValidatorHint } from './beacon/validatorHint.ts'
export { BeaconBlockHeader, fuluBeaconState, Validator } from './beaconStateType.ts'
export {
  buildContainersProof,
  buildExecutionBlockHashProof,
  buildValidatorsProof,
} from './buildStreams.ts'
export { ProverError } from './errors.ts'
export { FAR_FUTURE_EPOCH, packFact, type ValidatorFact } from './facts.ts'
export { type Gindices, gindicesOf } from './gindices.ts'
export { depthFor, type Position, planSiblings } from './planSiblings.ts'
export type { ProofSource } from './proofSource.ts'
export { findValidators, readCredentials, readFacts } from './readFacts.ts'
export { type ProvableState, readState } from './readState.ts'
export { readStateStream, type SszStream } from './streaming/readStateStream.ts'
export {
  verifyContainers,
  verifyExecutionBlockHash,
  verifyValidators,
} from './verifyStreams.ts'
