const path = require('node:path')

// A picture a program imports is, in tests, the name of its file.
module.exports = {
  process: (_, file) => ({ code: `module.exports = ${JSON.stringify(path.basename(file))}` }),
}
