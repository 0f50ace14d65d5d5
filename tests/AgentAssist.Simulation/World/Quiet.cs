using System.Runtime.CompilerServices;

namespace AgentAssist.Simulation.World;

/// <summary>
/// Waits until nothing is left to do but to let time pass. The pool has one thread: when the continuation runs on it and
/// nothing is queued, every task of the simulation waits for a timer.
/// </summary>
internal static class Quiet
{
    public static async Task AsyncUntilTimeMustPass()
    {
        do
        {
            await default(BehindEverything);
        }
        while (ThreadPool.PendingWorkItemCount > 0);
    }

    private readonly struct BehindEverything : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public BehindEverything GetAwaiter() => this;

        public void GetResult()
        {
            // Nothing can fail.
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) =>
            ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
    }
}
