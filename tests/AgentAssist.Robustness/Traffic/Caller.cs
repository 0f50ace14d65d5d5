using AgentAssist.Robustness.History;
using Google.Protobuf;
using Grpc.Core;

namespace AgentAssist.Robustness.Traffic;

/// <summary>How a client makes one attempt.</summary>
internal readonly record struct CallManner(TimeSpan Deadline, TimeSpan? CancelAfter)
{
    public static CallManner Patient { get; } = new(TimeSpan.FromSeconds(3), null);

    /// <summary>Now and then a client that hangs up or that waits for a moment only.</summary>
    public static CallManner Drawn(Random random) => random.Next(20) switch
    {
        0 => Patient with { CancelAfter = TimeSpan.FromMilliseconds(random.Next(1, 25)) },
        1 => Patient with { Deadline = TimeSpan.FromMilliseconds(random.Next(3, 60)) },
        _ => Patient,
    };
}

/// <summary>Makes single attempts and takes each one down, whatever becomes of it.</summary>
internal sealed class Caller(Recorder recorder)
{
    /// <summary>Makes an attempt.</summary>
    /// <param name="read">Adds to the record what the answer says.</param>
    public async Task<(Operation Record, TResponse? Response)> CallAsync<TResponse>(
        Operation asked,
        CallManner manner,
        Func<CallOptions, Task<TResponse>> call,
        Func<Operation, TResponse, Operation> read)
        where TResponse : class, IMessage
    {
        using var hangUp = new CancellationTokenSource();
        if (manner.CancelAfter is { } after)
        {
            hangUp.CancelAfter(after);
        }

        asked = asked with { Invoked = recorder.Now };
        TResponse? response = null;
        Operation returned;
        try
        {
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + manner.Deadline;
            response = await call(new CallOptions(deadline: deadline, cancellationToken: hangUp.Token));
            returned = read(asked with { Outcome = Outcome.Acknowledged, Answer = Digest.Of(response) }, response);
        }
        catch (RpcException e)
        {
            var (outcome, reason) = Refusals.Of(e);
            returned = asked with { Outcome = outcome, Reason = reason };
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            returned = asked with { Outcome = Outcome.Unknown, Reason = e.GetType().Name };
        }

        returned = returned with { Returned = recorder.Now };
        recorder.Add(returned);
        return (returned, response);
    }
}
