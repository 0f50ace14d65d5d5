using AgentAssist.Robustness.History;
using Google.Protobuf;
using Grpc.Core;

namespace AgentAssist.Robustness.Traffic;

/// <summary>
/// Somebody who makes calls. Writes are tried again under the same request_id where their outcome is open, sometimes sent
/// again although they were answered, and sometimes followed by another body under the same id.
/// </summary>
internal abstract class Actor(World world, string name, int number)
{
    private const int MaxAttempts = 8;
    private readonly Caller _caller = new(world.Recorder);
    private int _bodies;
    private int _requests;

    protected World World { get; } = world;

    protected Random Random { get; } = world.RandomOf(number);

    protected string Name { get; } = name;

    /// <summary>Acts until cancelled; what is under way then is finished.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await ActAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    /// <summary>Does one thing, or a few that belong together.</summary>
    protected abstract Task ActAsync(CancellationToken cancellationToken);

    protected bool Sometimes(double probability) => Random.NextDouble() < probability;

    protected T OneOf<T>(IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];

    protected string NextMarker() => Marker.Of(number, ++_bodies);

    protected Target AnyTarget() => Sometimes(0.5) ? World.Balancer : OneOf(World.Nodes);

    /// <summary>Makes one attempt that is no named write.</summary>
    protected Task<(Operation Record, TResponse? Response)> CallAsync<TResponse>(
        Operation asked, CallManner manner, Func<CallOptions, Task<TResponse>> call, Func<Operation, TResponse, Operation> read)
        where TResponse : class, IMessage =>
        _caller.CallAsync(asked, manner, call, read);

    protected Operation Asked(OperationKind kind, Target target, string subject, string requestId = "", string marker = "") =>
        new(World.Recorder.NextId(), kind, Name, target.Name, subject, requestId, marker);

    /// <summary>Writes under one request_id; null where it was refused or its outcome stays open.</summary>
    /// <param name="body">Makes the body for a request id and a marker.</param>
    /// <param name="read">The revision and the customer's version that the answer names, 0 for none.</param>
    protected async Task<TResponse?> WriteAsync<TRequest, TResponse>(
        OperationKind kind,
        string subject,
        Func<string, string, TRequest> body,
        Func<CallInvoker, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        Func<TResponse, (long Revision, long Version)> read,
        CancellationToken cancellationToken,
        string? marker = null)
        where TResponse : class, IMessage
    {
        var requestId = $"{Name}-{++_requests}";
        marker ??= NextMarker();
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var (record, response) = await AttemptAsync(marker, CallManner.Drawn(Random));
            if (record.IsAcknowledged)
            {
                await AskAgainAsync();
                return response;
            }

            if ((record.Outcome == Outcome.Refused && record.Reason is not ("CONFLICT" or "OVERLOADED")) || Sometimes(0.08))
            {
                return null;
            }

            await World.PauseAsync(Random, 20, 120 * attempt, cancellationToken);
        }

        return null;

        async Task AskAgainAsync()
        {
            if (Sometimes(0.12))
            {
                await AttemptAsync(marker, CallManner.Patient);
            }

            if (Sometimes(0.04))
            {
                await AttemptAsync(NextMarker(), CallManner.Patient);
            }
        }

        Task<(Operation Record, TResponse? Response)> AttemptAsync(string withMarker, CallManner manner)
        {
            var target = AnyTarget();
            return CallAsync(
                Asked(kind, target, subject, requestId, withMarker),
                manner,
                options => method(target.Invoker, body(requestId, withMarker), options).ResponseAsync,
                (record, answer) => record with { Revision = read(answer).Revision, Version = read(answer).Version });
        }
    }
}
