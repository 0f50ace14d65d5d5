using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Finding;

/// <summary>
/// Turns what identifies a customer into keys that can be compared and not read: keyed hashes, different for each tenant. Their
/// key is derived from the deployment's for this purpose alone, so that they tell nothing about the hashes of requests.
/// </summary>
public sealed class CustomerKeyHasher(byte[] deploymentKey)
{
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, deploymentKey, RequestHasher.KeyLength, info: "agentassist customer keys 1"u8.ToArray());

    /// <summary>The keys of everything in a profile that a customer can be found by, each once; what is too short to tell people apart has none.</summary>
    public IReadOnlyList<string> KeysOf(string tenant, CustomerProfile profile)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phone in profile.PhoneNumbers)
        {
            if (ContactNorms.Phone(phone) is { } normal)
            {
                keys.Add(Hash(tenant, "phone", normal));
            }
        }

        foreach (var email in profile.EmailAddresses)
        {
            if (ContactNorms.Email(email) is { } normal)
            {
                keys.Add(Hash(tenant, "email", normal));
            }
        }

        foreach (var (system, id) in profile.ExternalIds)
        {
            keys.Add(OfExternalId(tenant, $"{system}:{id}"));
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The key of a telephone number; null where it has too few digits.</summary>
    public string? OfPhone(string tenant, string phone) => ContactNorms.Phone(phone) is { } normal ? Hash(tenant, "phone", normal) : null;

    /// <summary>The key of an e-mail address; null where it is none.</summary>
    public string? OfEmail(string tenant, string email) => ContactNorms.Email(email) is { } normal ? Hash(tenant, "email", normal) : null;

    /// <summary>The key of an id in another system, "system:id", as it is written apart from white space around it.</summary>
    public string OfExternalId(string tenant, string externalId) => Hash(tenant, "external", externalId.Trim());

    /// <summary>What stands for a customer where the id itself must not.</summary>
    public string OfCustomer(CustomerKey key) => Hash(key.Tenant, "customer", key.CustomerId);

    // 32 bytes of HMAC-SHA-256 in lower-case hexadecimal digits; the separator occurs in none of the parts before the last.
    private string Hash(string tenant, string kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{tenant}\0{kind}\0{value}")));
}
