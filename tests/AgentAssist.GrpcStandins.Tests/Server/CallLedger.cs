using System.Collections.Concurrent;

namespace AgentAssist.GrpcStandins.Tests.Server;

/// <summary>What the server remembers between calls: how held calls ended, and how often a call came.</summary>
internal sealed class CallLedger
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> _ends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>Completes when the held call has ended: true if its deadline had passed.</summary>
    public Task<bool> EndOf(string key) => Entry(key).Task;

    public void End(string key, bool deadlinePassed) => Entry(key).TrySetResult(deadlinePassed);

    public bool ShouldFail(string text, int firstCalls) =>
        firstCalls == 0 || _calls.AddOrUpdate(text, 1, (_, calls) => calls + 1) <= firstCalls;

    private TaskCompletionSource<bool> Entry(string key) =>
        _ends.GetOrAdd(key, _ => new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
}
