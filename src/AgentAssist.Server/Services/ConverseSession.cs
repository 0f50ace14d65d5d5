using System.Threading.Channels;
using AgentAssist.Core;
using AgentAssist.Core.Events;
using AgentAssist.Server.Hosting;
using AgentAssist.Server.Overload;
using AgentAssist.V1;
using Grpc.Core;
using Channel = System.Threading.Channels.Channel;

namespace AgentAssist.Server.Services;

/// <summary>
/// One Converse stream: what the caller asks is carried out in order, and everything that happens in the conversation comes
/// back. One writer owns the response; refusals reach it through a bounded queue.
/// </summary>
internal sealed class ConverseSession(AssistCore core, Caller caller, Admission admission, Drain drain, ILogger logger)
{
    // A caller that sends refused requests faster than it reads the refusals waits here.
    private const int RefusalCapacity = 64;

    private readonly Channel<EncodedFrame> _replies = Channel.CreateBounded<EncodedFrame>(
        new BoundedChannelOptions(RefusalCapacity) { SingleReader = true });

    private long _ownHead;

    public async Task RunAsync(
        IAsyncStreamReader<ConverseRequest> requests, IServerStreamWriter<EncodedFrame> output, CancellationToken cancellationToken)
    {
        if (!await requests.MoveNext(cancellationToken) || requests.Current.RequestCase != ConverseRequest.RequestOneofCase.Join)
        {
            throw new AssistException(ErrorReason.FieldRequired, "The first message of a Converse stream must be a join.", "join");
        }

        var join = requests.Current.Join;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var frames = Merge.Frames(
            ConversationStream.Open(core, caller, join, drain, logger, CancellationToken.None),
            _replies.Reader,
            Math.Max(0, join.StartRevision - 1),
            () => Interlocked.Read(ref _ownHead),
            stop.Token);
        var writing = FrameWriter.WriteAllAsync(frames, output, stop.Token);
        var reading = ReadAsync(requests, join.ConversationId, stop.Token);

        // The stream lives until the watch ends (completion, drain, slow reader), or until the caller has nothing more to
        // ask and has seen what its own requests led to.
        try
        {
            await Task.WhenAny(writing, reading);
            if (!writing.IsCompleted)
            {
                await reading;
                _replies.Writer.TryComplete();
            }

            await writing;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(
        IAsyncStreamReader<ConverseRequest> requests, string conversationId, CancellationToken cancellationToken)
    {
        while (await requests.MoveNext(cancellationToken))
        {
            var request = requests.Current;
            using var turn = await admission.EnterCallAsync(cancellationToken);
            try
            {
                if (!turn.IsAcquired)
                {
                    throw Admission.Refusal;
                }

                await CarryOutAsync(request, conversationId, cancellationToken);
            }
            catch (AssistException e) when (e.Reason is not (ErrorReason.StorageUnavailable or ErrorReason.OutcomeUnknown or ErrorReason.Internal))
            {
                await ReplyAsync(new WatchConversationResponse { Ephemeral = new Ephemeral { Rejection = Rejection(request, e) } }, cancellationToken);
            }
        }
    }

    private async Task CarryOutAsync(ConverseRequest request, string conversationId, CancellationToken cancellationToken)
    {
        switch (request.RequestCase)
        {
            case ConverseRequest.RequestOneofCase.Utterance:
                request.Utterance.ConversationId = Own(request.Utterance.ConversationId, conversationId);
                var answer = await core.Pipeline.AddUtteranceAsync(caller, request.Utterance, cancellationToken);
                Appended(answer.Revision);
                break;
            case ConverseRequest.RequestOneofCase.Answer:
                request.Answer.ConversationId = Own(request.Answer.ConversationId, conversationId);
                var record = await core.Commands.RecordAnswerAsync(caller, request.Answer, cancellationToken);
                Appended(record.Revision);
                break;
            case ConverseRequest.RequestOneofCase.Draft:
                if (request.Draft.Turns.Count == 0)
                {
                    request.Draft.ConversationId = Own(request.Draft.ConversationId, conversationId);
                }

                var review = await core.Drafts.ReviewAsync(caller, request.Draft, cancellationToken);
                await ReplyAsync(new WatchConversationResponse { DraftReview = review }, cancellationToken);
                break;
            case ConverseRequest.RequestOneofCase.Join:
                throw new AssistException(ErrorReason.FieldInvalid, "The stream has joined a conversation already.", "join");
            default:
                throw new AssistException(ErrorReason.FieldRequired, "The message asks for nothing.", "request");
        }
    }

    private void Appended(long revision) => Interlocked.Exchange(ref _ownHead, Math.Max(_ownHead, revision));

    private static string Own(string named, string joined) => named.Length == 0 || named == joined
        ? joined
        : throw new AssistException(
            ErrorReason.FieldInvalid, "conversation_id must be empty or the one that the stream joined.", "conversation_id");

    private ValueTask ReplyAsync(WatchConversationResponse reply, CancellationToken cancellationToken) =>
        _replies.Writer.WriteAsync(EncodedFrame.Of(reply), cancellationToken);

    private static Rejection Rejection(ConverseRequest request, AssistException e) => new()
    {
        RequestId = request.Utterance?.RequestId ?? request.Answer?.RequestId ?? "",
        Reason = e.Reason,
        Message = e.Message,
        Field = e.Field,
    };
}
