/** The script that worker threads run. */
import { convert } from '../../index.js';
import { workerWith } from './worker.js';

export default workerWith(convert);
