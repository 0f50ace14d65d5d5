using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using AgentAssist.Server.Hosting;
using AgentAssist.Server.Telemetry;
using AgentAssist.V1;

namespace AgentAssist.Server.Services;

/// <summary>Opens a conversation's stream for a caller: in the view that the caller may see.</summary>
internal static class ConversationStream
{
    public static IAsyncEnumerable<EncodedFrame> Open(
        AssistCore core,
        Caller caller,
        WatchConversationRequest request,
        Drain drain,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(request.View))
        {
            throw new AssistException(ErrorReason.FieldInvalid, "view has an unknown value.", "view");
        }

        if (request.View == ConversationView.Participant && !caller.ReadsIdentifiers)
        {
            throw new AssistException(ErrorReason.NotPermitted, "The caller may only see the restricted view.", "view");
        }

        var restricted = request.View == ConversationView.Restricted || !caller.ReadsIdentifiers;
        var key = new ConversationKey(caller.Tenant, request.ConversationId);
        var frames = core.Watcher.WatchAsync(key, request.StartRevision, restricted, drain.Token, cancellationToken);
        logger.WatchBegan(caller.Principal, caller.Tenant, request.ConversationId);
        return frames;
    }
}
