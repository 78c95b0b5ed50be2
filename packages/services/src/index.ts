export { checkConstants } from './deployment/checkConstants.ts'
export { confirmDeployment } from './deployment/confirmDeployment.ts'
export { deploy, type SentDeployment } from './deployment/deploy.ts'
export {
  type Artifact,
  CONTRACTS,
  type ContractName,
  loadArtifacts,
} from './deployment/loadArtifacts.ts'
export { predeposit } from './operator/predeposit.ts'
export { type SignedDeposit, signDeposit } from './operator/signDeposit.ts'
