// Browsers keep 250 resource timings and drop later ones, such as the one that carries an error page's code.
performance.addEventListener('resourcetimingbufferfull', () => performance.clearResourceTimings());
