using Google.Protobuf;

namespace AgentAssist.Core;

/// <summary>Messages as bytes that can be compared.</summary>
public static class MessageBytes
{
    /// <summary>
    /// Encodes a message so that equal messages give equal bytes within one version of this program: entries of maps
    /// come in order of their keys.
    /// </summary>
    public static byte[] Deterministic(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var bytes = new byte[message.CalculateSize()];
        using var output = new CodedOutputStream(bytes) { Deterministic = true };
        message.WriteTo(output);
        output.CheckNoSpaceLeft();
        return bytes;
    }
}
