using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AgentAssist.Core.Events;

namespace AgentAssist.Server.Services;

/// <summary>One sequence out of a conversation's frames and the replies to one caller.</summary>
internal static class Merge
{
    /// <summary>
    /// Yields from both as they come. Ends when the events end; or, once the replies are completed because the caller has
    /// nothing more to ask, when the events have come as far as <paramref name="ownHead"/>.
    /// </summary>
    /// <param name="reached">The last revision that the caller had before.</param>
    /// <param name="ownHead">The last revision that the caller's own requests appended; 0 when none did.</param>
    public static async IAsyncEnumerable<EncodedFrame> Frames(
        IAsyncEnumerable<EncodedFrame> events,
        ChannelReader<EncodedFrame> replies,
        long reached,
        Func<long> ownHead,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = events.GetAsyncEnumerator(watching.Token);
        var nextEvent = source.MoveNextAsync().AsTask();
        try
        {
            var nextReply = replies.WaitToReadAsync(cancellationToken).AsTask();
            var asking = true;
            while (asking || reached < ownHead())
            {
                await (asking ? Task.WhenAny(nextEvent, nextReply) : Task.WhenAny(nextEvent));
                if (nextEvent.IsCompleted)
                {
                    if (!await nextEvent)
                    {
                        yield break;
                    }

                    yield return source.Current;
                    reached = Math.Max(reached, source.Current.Revision);
                    nextEvent = source.MoveNextAsync().AsTask();
                }

                while (replies.TryRead(out var reply))
                {
                    yield return reply;
                }

                if (asking && nextReply.IsCompleted)
                {
                    asking = await nextReply;
                    nextReply = replies.WaitToReadAsync(cancellationToken).AsTask();
                }
            }
        }
        finally
        {
            // However this ends, a step may be pending, and a sequence may only be disposed between its steps.
            await watching.CancelAsync();
            await ((Task)nextEvent).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }
}
