namespace AgentAssist.Core.Privacy;

/// <summary>What may follow the words that announce something sensitive.</summary>
internal enum AnnouncedValue
{
    /// <summary>Three or four digits.</summary>
    CardCode,

    /// <summary>Four to eight digits.</summary>
    Pin,

    /// <summary>Whatever stands up to the next space.</summary>
    Password,

    /// <summary>Nine digits.</summary>
    Ssn,

    /// <summary>Letters and digits of a government's document.</summary>
    GovernmentNumber,

    /// <summary>Six to seventeen digits, also in groups.</summary>
    BankNumber,

    /// <summary>Something built like an IBAN.</summary>
    Iban,

    /// <summary>Letters and digits of a reference.</summary>
    Reference,

    /// <summary>A calendar date.</summary>
    Date,
}

/// <summary>Words that announce something sensitive.</summary>
/// <param name="Words">Lower-case words in order.</param>
/// <param name="Strict">Whether the words alone say little, so that "number", "id", "is", ":" or "#" must follow.</param>
internal sealed record ContextPhrase(string[] Words, string Type, AnnouncedValue Value, bool Strict);

/// <summary>The words, English and Spanish and a few neighbours, by their first word.</summary>
internal static class ContextPhrases
{
    private static readonly Dictionary<string, ContextPhrase[]> ByFirst = Build();

    public static readonly Dictionary<string, ContextPhrase[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord =
        ByFirst.GetAlternateLookup<ReadOnlySpan<char>>();

    private static Dictionary<string, ContextPhrase[]> Build()
    {
        var phrases = new List<ContextPhrase>();
        Add(phrases, Sensitive.CardCode, AnnouncedValue.CardCode, false,
            "cvv, cvc, cvn, csc, cvv code, cvc code, security code, card code, card verification, card verification value, verification value, "
            + "three digits, 3 digits, three digit code, four digit code on the front, código de seguridad, codigo de seguridad, prüfziffer, "
            + "digits on the back, code on the back, number on the back, code on back, number on the reverse, digits on the reverse");
        Add(phrases, Sensitive.Pin, AnnouncedValue.Pin, false,
            "pin, pin code, pin number, pincode, mypin, nip, código pin, codigo pin, clave secreta, geheimzahl");
        Add(phrases, Sensitive.Password, AnnouncedValue.Password, true,
            "password, passwords, pass word, mypassword, passwd, pwd, passcode, pass code, passphrase, pass phrase, pw, secret word, "
            + "memorable word, login code, one time code, one-time code, one time passcode, one time password, otp, verification code, "
            + "contraseña, contrasena, clave, palabra clave, passwort, kennwort, mot de passe, senha, wachtwoord, pass");
        Add(phrases, Sensitive.Ssn, AnnouncedValue.Ssn, false,
            "ssn, ss, social security, social security no, social, social insurance, sin, tax id, tax identification, itin, taxpayer id, seguro social");
        Add(phrases, Sensitive.Ssn, AnnouncedValue.GovernmentNumber, true,
            "national insurance, ni number, nino, passport, driver's license, drivers license, driving licence, driver license, "
            + "driver's licence, dni, nie, nif, pasaporte, curp, medicare, national id, government id, aadhaar");
        Add(phrases, Sensitive.BankAccount, AnnouncedValue.BankNumber, false,
            "bank account, bank acct, routing, routing and account, aba, aba routing, sort code, sortcode, transit number, checking account, chequing account, "
            + "savings account, current account, clabe, cuenta bancaria, número de ruta, numero de ruta, bankverbindung, kontonummer, bsb");
        Add(phrases, Sensitive.Iban, AnnouncedValue.Iban, false, "iban");
        Add(phrases, Sensitive.Account, AnnouncedValue.Reference, false,
            "account, acct, acc, account ref, account reference, customer number, customer id, customer no, customer reference, customer, client number, "
            + "client id, member number, member id, membership, membership number, membership id, policy, policy number, contract, "
            + "contract number, subscriber number, subscriber id, loyalty number, loyalty card, frequent flyer, frequent flyer number, rewards number, user id, userid, "
            + "username, user name, meter number, meter serial, patient number, patient id, medical record, mrn, taxpayer reference, imei, "
            + "serial number, license plate, licence plate, número de cuenta, numero de cuenta, número de cliente, "
            + "numero de cliente, cliente, póliza, poliza, contrato, socio, cuenta, kundennummer, vertragsnummer");
        Add(phrases, Sensitive.Order, AnnouncedValue.Reference, false,
            "order, order number, orders, purchase order, po, invoice, invoices, case, tracking, tracking number, tracking code, rma, ticket, tickets, booking, booking ref, "
            + "booking reference, booking code, reservation, reservation code, confirmation, confirmation code, reference, reference code, ref, claim, "
            + "shipment, parcel, package, consignment, receipt, transaction, transaction id, complaint, incident, pnr, record locator, locator, quote, return, "
            + "refund, repair, work order, job number, job, service request, voucher, gift card, pedido, factura, reserva, localizador, "
            + "referencia, seguimiento, reclamación, reclamacion, expediente, incidencia, bestellnummer, rechnungsnummer, sendungsnummer, waybill, awb");
        Add(phrases, Sensitive.BirthDate, AnnouncedValue.Date, false,
            "birth, date of birth, dob, birthday, birthdate, born, born on, fecha de nacimiento, nací el, geburtsdatum");
        return phrases.GroupBy(p => p.Words[0])
            .ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).ToArray(), StringComparer.Ordinal);
    }

    private static void Add(List<ContextPhrase> phrases, string type, AnnouncedValue value, bool strict, string list)
    {
        foreach (var phrase in list.Split(", "))
        {
            phrases.Add(new ContextPhrase(phrase.Split([' ', '-']), type, value, strict));
        }
    }
}
