// Runs start several servers each and measure how they share the machine: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
