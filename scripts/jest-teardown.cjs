const { rmSync } = require('node:fs');

module.exports = () => rmSync(process.env.EVENTLOOM_COMPILED, { recursive: true, force: true });
