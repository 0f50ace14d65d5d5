using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Conversations;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// Puts agents into buckets, so that nobody's votes outweigh everybody else's and no count names a person. By a keyed hash, other in
/// each tenant and deployment, whose key serves this purpose alone; where there are more agents than buckets some share one.
/// </summary>
internal sealed class AgentBuckets(byte[] deploymentKey)
{
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, deploymentKey, RequestHasher.KeyLength, info: "agentassist agent buckets 1"u8.ToArray());

    /// <summary>The agent's bucket, 0 to 255.</summary>
    public int Of(string tenant, string agentId) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{tenant}\0{agentId}"))[0];

    /// <summary>The coarser bucket that phrases are counted by, 0 to 31: there are many more phrases than approaches.</summary>
    public static int Coarse(int bucket) => bucket >> 3;
}
