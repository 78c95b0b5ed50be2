import { checkAbis } from './check/checkAbis.ts'
import { checkArrows } from './check/checkArrows.ts'
import { checkDocPaths } from './check/checkDocPaths.ts'
import { checkKeeperKeys } from './check/checkKeeperKeys.ts'
import { checkPins } from './check/checkPins.ts'
import { checkSizes } from './check/checkSizes.ts'
import { checkTruth } from './check/checkTruth.ts'
import { checkWords } from './check/checkWords.ts'
import { formatFinding } from './check/finding.ts'
import { openRepository } from './check/repository.ts'
import { renderAbis } from './generate/renderAbis.ts'

// The rules that no formatter, linter or compiler knows. One line per finding; exit code 1 if there is any.
const repository = openRepository()
const findings = [
  ...checkArrows(repository),
  ...checkKeeperKeys(repository),
  ...checkTruth(repository),
  ...checkSizes(repository),
  ...checkDocPaths(repository),
  ...checkAbis(repository, renderAbis),
  ...checkWords(repository),
  ...checkPins(repository),
]
for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`)
if (findings.length > 0) process.exitCode = 1
