// Runs in the browser before anything else of ours. Browsers keep the timings of 250 requests of a page and drop all later
// ones, and with them the code that an error page shows; a page that stays open all day asks for more.
performance.addEventListener('resourcetimingbufferfull', () => performance.clearResourceTimings());
