// A plan takes its configuration from the environment of the process, and one browser is enough for one machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
