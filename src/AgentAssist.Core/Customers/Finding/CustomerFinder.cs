using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Finding;

/// <summary>Finds customers by something that identifies them, without the record holding it in the clear.</summary>
public sealed class CustomerFinder(ICustomerStore store, CustomerKeyHasher hasher)
{
    /// <summary>How many customers an answer names at most.</summary>
    public const int MaxFound = 20;

    /// <summary>The profiles that carry the key, in the order of their customers' ids; none where nobody does.</summary>
    /// <exception cref="AssistException">FIELD_REQUIRED, FIELD_INVALID, TEXT_TOO_LONG.</exception>
    public async Task<FindCustomersResponse> FindAsync(Caller caller, FindCustomersRequest request, CancellationToken cancellationToken)
    {
        var response = new FindCustomersResponse();
        response.Profiles.Add(await store.FindAsync(caller.Tenant, KeyOf(caller.Tenant, request), MaxFound, cancellationToken));
        return response;
    }

    private string KeyOf(string tenant, FindCustomersRequest request)
    {
        switch (request.KeyCase)
        {
            case FindCustomersRequest.KeyOneofCase.Phone:
                RequestRules.Text(request.Phone, "phone", 64);
                return hasher.OfPhone(tenant, request.Phone)
                    ?? throw RequestRules.Invalid("phone", "needs at least six digits");
            case FindCustomersRequest.KeyOneofCase.Email:
                RequestRules.Text(request.Email, "email", 320);
                return hasher.OfEmail(tenant, request.Email)
                    ?? throw RequestRules.Invalid("email", "must be an address such as name@example.com");
            case FindCustomersRequest.KeyOneofCase.ExternalId:
                RequestRules.Text(request.ExternalId, "external_id", 64 + 1 + 512);
                return request.ExternalId.Trim().IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < request.ExternalId.Trim().Length - 1
                    ? hasher.OfExternalId(tenant, request.ExternalId)
                    : throw RequestRules.Invalid("external_id", "must be system:id");
            default:
                throw new AssistException(ErrorReason.FieldRequired, "One of phone, email and external_id must be given.", "phone");
        }
    }
}
