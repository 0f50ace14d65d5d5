using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Conversations;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Turns replies, transcripts, agents and features of contexts into hashes under a key of the deployment, different for each tenant: equal
/// things can be counted and nothing can be read from them. Thread-safe.
/// </summary>
internal sealed class LearnedKeys
{
    private readonly byte[] _key;

    /// <param name="deploymentKey">The deployment's; the one used is derived from it for this purpose alone.</param>
    public LearnedKeys(byte[] deploymentKey)
    {
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, deploymentKey, RequestHasher.KeyLength, info: "agentassist learned replies 1"u8.ToArray());
    }

    /// <summary>The id of a reply, 32 hexadecimal digits: half of an HMAC-SHA-256 of its text.</summary>
    public string OfReply(string tenant, string text) => Id(tenant, "reply", text);

    /// <summary>What a transcript is known by once it was counted.</summary>
    public string OfTranscript(string tenant, string transcriptId) => Id(tenant, "transcript", transcriptId);

    /// <summary>What agents are told apart by.</summary>
    public ulong OfAgent(string tenant, string agentId) => BinaryPrimitives.ReadUInt64LittleEndian(Hash(tenant, "agent", agentId));

    /// <summary>Where the hashes of a tenant's features start from.</summary>
    public ulong FeatureSeed(string tenant) => BinaryPrimitives.ReadUInt64LittleEndian(Hash(tenant, "feature", ""));

    private string Id(string tenant, string kind, string value) => Convert.ToHexStringLower(Hash(tenant, kind, value).AsSpan(0, 16));

    private byte[] Hash(string tenant, string kind, string value) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{tenant}\0{kind}\0{value}"));
}
