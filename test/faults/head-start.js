// Loaded before the program when the system calls are counted that it hands to another thread. A tracer counts for each
// thread by itself, and so does what it injects: the n-th `openat` of the main thread, which loads modules, would fail along
// with the n-th of the other. So that thread, the only one of its kind (UV_THREADPOOL_SIZE=1), is brought beyond all counts of
// the main thread first.
import { open } from 'node:fs/promises';

for (let i = 0; i < 700; i++) {
  // What fails here was meant for the main thread.
  await open('/dev/null')
    .then((file) => file.close())
    .catch(() => undefined);
}
