using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// Hashes request bodies under a key of the deployment, so that a repeated request is recognised without the record
/// revealing what was in it.
/// </summary>
public sealed class RequestHasher(byte[] key)
{
    /// <summary>The name under which the deployment keeps its key.</summary>
    public const string SecretName = "request-hash";

    /// <summary>Length of the key in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>HMAC-SHA-256 of the method and the masked body, fields in order of their numbers: 32 bytes.</summary>
    public byte[] Hash(string method, IMessage maskedBody)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.ASCII.GetBytes(method));
        hash.AppendData([0]);
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true) { Deterministic = true })
        {
            maskedBody.WriteTo(output);
        }

        hash.AppendData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return hash.GetHashAndReset();
    }
}
