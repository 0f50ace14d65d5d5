using System.Security.Cryptography;
using Google.Protobuf;

namespace AgentAssist.Robustness.Traffic;

/// <summary>A short name for the bytes of a message.</summary>
internal static class Digest
{
    public static string Of(IMessage message) => Convert.ToHexString(SHA256.HashData(message.ToByteArray()).AsSpan(0, 8));
}
