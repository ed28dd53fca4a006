// Makes this worker ELK's own: the file sets onmessage by itself.
import 'elkjs/lib/elk-worker.min.js'
