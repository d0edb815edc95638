// A deployment takes its configuration from the environment of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
