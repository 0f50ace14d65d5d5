using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Conversations;

/// <summary>The answer to a repeated request.</summary>
internal static class FirstAnswer
{
    /// <summary>Returns the first answer again, or refuses where the body is another one.</summary>
    public static TResponse Of<TResponse>(StoredRequest first, ReadOnlySpan<byte> bodyHash)
        where TResponse : IMessage<TResponse>, new()
    {
        if (!first.BodyHash.Span.SequenceEqual(bodyHash))
        {
            throw new AssistException(
                ErrorReason.RequestIdReused, "This request_id was used with another body; choose a new one.", "request_id");
        }

        return new MessageParser<TResponse>(static () => new TResponse()).ParseFrom(first.Response.Span);
    }
}
