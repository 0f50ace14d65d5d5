using System.Collections.Concurrent;
using System.Diagnostics;

namespace AgentAssist.Robustness.History;

/// <summary>Takes down what happens. Thread-safe.</summary>
internal sealed class Recorder
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<Operation> _operations = new();
    private readonly ConcurrentQueue<ContextAnswer> _contexts = new();
    private readonly ConcurrentQueue<FaultRecord> _faults = new();
    private int _lastId;

    /// <summary>The time on the run's own clock.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    public IReadOnlyCollection<Operation> Operations => _operations;

    public IReadOnlyCollection<ContextAnswer> Contexts => _contexts;

    public IReadOnlyCollection<FaultRecord> Faults => _faults;

    public int NextId() => Interlocked.Increment(ref _lastId);

    public void Add(Operation operation) => _operations.Enqueue(operation);

    public void Add(ContextAnswer answer) => _contexts.Enqueue(answer);

    public void Add(FaultRecord fault) => _faults.Enqueue(fault);
}
