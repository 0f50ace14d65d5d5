namespace AgentAssist.Core.Privacy;

/// <summary>
/// Which identifiers are masked for everyone but the participants of a conversation, one switch for each type.
/// Configuration section <c>AgentAssist:Privacy</c>. Secrets (cards, codes, bank and government numbers, passwords, PINs)
/// have no switch: they are always masked, for everyone.
/// </summary>
public sealed class PrivacyOptions
{
    /// <summary>Names of people.</summary>
    /// <value>Default true.</value>
    public bool Name { get; set; } = true;

    /// <summary>E-mail addresses.</summary>
    /// <value>Default true.</value>
    public bool Email { get; set; } = true;

    /// <summary>Telephone numbers.</summary>
    /// <value>Default true.</value>
    public bool Phone { get; set; } = true;

    /// <summary>Addresses of computers.</summary>
    /// <value>Default true.</value>
    public bool Ip { get; set; } = true;

    /// <summary>Numbers of accounts, customers, policies and contracts.</summary>
    /// <value>Default true.</value>
    public bool Account { get; set; } = true;

    /// <summary>Numbers of orders, cases, bookings and parcels.</summary>
    /// <value>Default true.</value>
    public bool Order { get; set; } = true;

    /// <summary>Postal addresses and postcodes.</summary>
    /// <value>Default true.</value>
    public bool Address { get; set; } = true;

    /// <summary>Dates of birth.</summary>
    /// <value>Default true.</value>
    public bool BirthDate { get; set; } = true;

    /// <summary>The organisation that somebody works for or belongs to, which together with little else says who it is.</summary>
    /// <value>Default true.</value>
    public bool Employer { get; set; } = true;

    /// <summary>Any other organisation.</summary>
    /// <value>Default false: a company that is talked about identifies nobody.</value>
    public bool Organization { get; set; }

    /// <summary>Towns, regions and countries outside an address.</summary>
    /// <value>Default false: many people share a town.</value>
    public bool Place { get; set; }

    /// <summary>Forms of address and occupations.</summary>
    /// <value>Default false.</value>
    public bool Title { get; set; }

    /// <summary>Nationalities and religions.</summary>
    /// <value>Default false.</value>
    public bool Nationality { get; set; }

    /// <summary>Ages.</summary>
    /// <value>Default false.</value>
    public bool Age { get; set; }

    /// <summary>Whole calendar dates that are not said to be a birth's; weekdays, months and years alone are never found.</summary>
    /// <value>Default false: what happened when is what the conversation is about.</value>
    public bool Date { get; set; }

    /// <summary>Web addresses.</summary>
    /// <value>Default false: most are a shop's own pages.</value>
    public bool Url { get; set; }

    /// <summary>Every switch on: all that can be found.</summary>
    public static PrivacyOptions All => new()
    {
        Organization = true,
        Place = true,
        Title = true,
        Nationality = true,
        Age = true,
        Date = true,
        Url = true,
    };

    /// <summary>Whether a type is masked; secrets are, whatever is configured.</summary>
    internal bool Masks(string type) => type switch
    {
        Sensitive.Name => Name,
        Sensitive.Email => Email,
        Sensitive.Phone => Phone,
        Sensitive.Ip => Ip,
        Sensitive.Account => Account,
        Sensitive.Order => Order,
        Sensitive.Address => Address,
        Sensitive.BirthDate => BirthDate,
        Sensitive.Employer => Employer,
        Sensitive.Organization => Organization,
        Sensitive.Place => Place,
        Sensitive.Title => Title,
        Sensitive.Nationality => Nationality,
        Sensitive.Age => Age,
        Sensitive.Date => Date,
        Sensitive.Url => Url,
        _ => Sensitive.IsSecret(type),
    };
}
